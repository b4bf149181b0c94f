import { janus } from './janus.ts';
import { parley } from './parley.ts';
import type { ServerKind } from './server.ts';

/** Every kind of server that the one conformance suite is run against. */
export const serverKinds: readonly ServerKind[] = [parley, janus];

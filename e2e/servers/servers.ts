import { galene } from './galene.ts';
import { janus } from './janus.ts';
import { legacyDemo } from './legacyDemo.ts';
import { livekit } from './livekit.ts';
import { parley } from './parley.ts';
import { parleyStock } from './parleyStock.ts';
import type { ServerKind } from './server.ts';

/** Every kind of server that the one conformance suite is run against. */
export const serverKinds: readonly ServerKind[] = [parley, parleyStock, legacyDemo, livekit, janus, galene];

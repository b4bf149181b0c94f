import type { Capability } from './session.ts';
import { SessionError } from './sessionError.ts';

/** For what a server cannot do: @returns what rejects with `unsupported` */
export function lacking(what: Capability): () => Promise<never> {
	return () => Promise.reject(new SessionError('unsupported', what));
}

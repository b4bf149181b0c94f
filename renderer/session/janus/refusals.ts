import { SessionError, type SessionErrorReason } from '../sessionError.ts';

/** Of the VideoRoom plugin (janus_videoroom.c, JANUS_VIDEOROOM_ERROR_*). */
export const pluginCodes = {
	noSuchRoom: 426,
	noSuchFeed: 428,
	missingElement: 429,
	invalidElement: 430,
	full: 432,
	unauthorised: 433,
	idTaken: 436,
} as const;

/** Of the server itself (apierror.h). */
const serverCodes = { unauthorised: 403, unauthorisedPlugin: 405, noSuchPlugin: 460 } as const;

const reasons: Partial<Record<number, SessionErrorReason>> = {
	[pluginCodes.noSuchRoom]: 'room-not-found',
	[pluginCodes.full]: 'room-full',
	[pluginCodes.unauthorised]: 'refused',
	[pluginCodes.idTaken]: 'name-taken',
	[serverCodes.unauthorised]: 'refused',
	[serverCodes.unauthorisedPlugin]: 'refused',
	[serverCodes.noSuchPlugin]: 'unsupported',
};

/** A no of the server, with its own code for those who can do something about it. */
export class JanusRefusal extends SessionError {
	constructor(
		readonly code: number,
		detail: string,
	) {
		super(reasonOf(code, detail), `${code} ${detail.slice(0, 200)}`);
	}
}

/** A room that has a pin says of a join without one that an element is missing. */
function reasonOf(code: number, detail: string): SessionErrorReason {
	const pin = code === pluginCodes.missingElement && /\bpin\b/.test(detail);
	return pin ? 'refused' : (reasons[code] ?? 'protocol');
}

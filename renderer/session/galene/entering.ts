import type { GaleneDestination } from '../../../contract/destination/destination.ts';
import { usualGalenePlace } from '../../../contract/destination/galenePlace.ts';
import { SessionError } from '../sessionError.ts';
import { GaleneSocket } from './galeneSocket.ts';
import { askStatus, type GroupStatus } from './groupStatus.ts';
import type { ServerMessage, ServerMessageOf } from './messages.ts';
import { refusalOf } from './refusals.ts';

/** A socket past its handshake, and the group that it was opened for. */
export interface Door {
	readonly socket: GaleneSocket;
	readonly status: GroupStatus;
	readonly destination: GaleneDestination;
}

/** With what one comes in. */
export interface Entrance {
	readonly username: string;
	readonly password: string | undefined;
	readonly token: string | undefined;
	readonly data: Record<string, unknown>;
}

/** Long enough for several round trips of a second each and a slow server. */
const reachTimeoutMs = 10_000;

/**
 * Asks where the group is, and opens a socket there. One is opened at its usual place meanwhile: it is nearly always
 * there, and nothing is said over it yet.
 * @throws {SessionError} room-not-found, unreachable, refused, protocol, aborted
 */
export function knockOpen(destination: GaleneDestination, signal: AbortSignal): Promise<Door> {
	return inTime(signal, async (ends) => {
		const usual = usualGalenePlace(destination.group)?.endpoint;
		const early = usual === undefined ? null : openSocket(usual, ends);
		const giveUp = () =>
			early?.then(
				(socket) => socket.close(),
				() => {},
			);
		const status = await askStatus(destination, ends).catch((error: unknown) => {
			giveUp();
			throw error;
		});
		if (early && status.endpoint === usual) return { socket: await early, status, destination };
		giveUp();
		return { socket: await openSocket(status.endpoint, ends), status, destination };
	});
}

/** Who comes back is somebody new: the server may not have noticed yet that the old one is gone. */
function openSocket(endpoint: string, ends: AbortSignal): Promise<GaleneSocket> {
	const opening = GaleneSocket.open(endpoint, crypto.randomUUID(), ends);
	// Its failure is seen when it is awaited.
	opening.catch(() => {});
	return opening;
}

/**
 * Joins the group.
 * @param enter told at once when one is inside, before the next word of the server
 * @throws {SessionError} locked, room-full, room-not-found, name-taken, refused, unreachable, aborted
 */
export async function walkIn(
	{ socket, status, destination }: Door,
	{ username, password, token, data }: Entrance,
	signal: AbortSignal,
	enter: (joined: ServerMessageOf<'joined'>) => void,
): Promise<void> {
	const refused = await inTime(signal, (ends) => {
		const answer = firstJoined(socket, ends, enter);
		socket.send({
			type: 'join',
			kind: 'join',
			group: status.name,
			username,
			...(token ? { token } : { password: password ?? '' }),
			data,
		});
		return answer;
	}).catch((error: unknown) => {
		socket.close();
		throw error;
	});
	if (!refused) return;
	socket.close();
	// Whoever locks a group may give their own reason for it: only its status tells then.
	const { locked } = await inTime(signal, (ends) => askStatus(destination, ends)).catch(() => status);
	throw refusalOf(refused, locked);
}

/** @returns the refusal, or null when one is inside */
function firstJoined(
	socket: GaleneSocket,
	signal: AbortSignal,
	enter: (joined: ServerMessageOf<'joined'>) => void,
): Promise<ServerMessageOf<'joined'> | null> {
	return new Promise((resolve, reject) => {
		const settle = (end: () => void) => {
			socket.events.off('message', hear);
			socket.events.off('closed', closed);
			signal.removeEventListener('abort', abort);
			end();
		};
		const closed = () => settle(() => reject(new SessionError('unreachable', 'closed while joining')));
		const abort = () => settle(() => reject(new SessionError('aborted')));
		const hear = (message: ServerMessage) => {
			if (message.type !== 'joined') return;
			if (message.kind === 'join')
				settle(() => {
					enter(message);
					resolve(null);
				});
			else if (message.kind === 'fail' || message.kind === 'redirect') settle(() => resolve(message));
		};
		socket.events.on('message', hear);
		socket.events.on('closed', closed);
		signal.addEventListener('abort', abort, { once: true });
		if (signal.aborted) abort();
	});
}

/** Nobody is waited for forever: a server that says nothing is not reached. */
async function inTime<T>(signal: AbortSignal, attempt: (ends: AbortSignal) => Promise<T>): Promise<T> {
	const late = AbortSignal.timeout(reachTimeoutMs);
	try {
		return await attempt(AbortSignal.any([signal, late]));
	} catch (error) {
		if (late.aborted && !signal.aborted) throw new SessionError('unreachable', 'no answer in time');
		throw error;
	}
}

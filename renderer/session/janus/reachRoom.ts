import type { JanusDestination } from '../../../contract/destination/destination.ts';
import type { RoomPreview } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { Gateway, type Handle } from './gateway.ts';
import { JanusSocket } from './janusSocket.ts';
import { type JanusId, participants } from './messages.ts';
import { namesInside } from './people.ts';
import { JanusRefusal, pluginCodes } from './refusals.ts';

export interface Reached {
	readonly gateway: Gateway;
	/** Attached to the VideoRoom, and never offered anything: the first is at hand already. */
	attach(): Promise<Handle>;
	/** As this server writes the ids of rooms: a number, or a text. */
	readonly room: JanusId;
	readonly inside: readonly string[];
}

/** Long enough for five round trips of a second each and a slow server. */
export const reachTimeoutMs = 10_000;

/**
 * Opens a session on the server and looks who is in the room; that needs no pin.
 * @param forgotten our session that an earlier socket left behind
 * @throws {SessionError} unreachable, room-not-found, refused, aborted
 */
export async function reachRoom(
	{ url, room }: Pick<JanusDestination, 'url' | 'room'>,
	signal: AbortSignal,
	forgotten?: number,
): Promise<Reached> {
	const inTime = AbortSignal.any([signal, AbortSignal.timeout(reachTimeoutMs)]);
	const socket = await openSocket(url, inTime, signal);
	const abort = () => socket.close();
	inTime.addEventListener('abort', abort);
	try {
		if (forgotten !== undefined) await Gateway.endForgotten(socket, forgotten);
		const gateway = await Gateway.create(socket);
		const handle = await gateway.attach();
		const found = await lookAround(handle, room);
		let unused: Handle | null = handle;
		const attach = async () => {
			const first = unused;
			unused = null;
			return first ?? gateway.attach();
		};
		return { gateway, attach, ...found };
	} catch (error) {
		socket.close();
		if (signal.aborted) throw new SessionError('aborted');
		throw error;
	} finally {
		inTime.removeEventListener('abort', abort);
	}
}

/** @throws {SessionError} `aborted` if somebody wanted that, else `unreachable` */
export async function openSocket(
	url: string,
	inTime: AbortSignal,
	signal: AbortSignal,
): Promise<JanusSocket> {
	try {
		return await JanusSocket.open(url, inTime);
	} catch (error) {
		if (signal.aborted || !inTime.aborted) throw error;
		throw new SessionError('unreachable', 'no answer in time');
	}
}

/** Everybody inside has a door of their own here: nobody knocks on a Janus. */
export function previewOf({ inside }: Reached): RoomPreview {
	return { inside, door: 'open' };
}

async function lookAround(handle: Handle, room: string): Promise<Pick<Reached, 'room' | 'inside'>> {
	const ask = async (id: JanusId) => {
		const { data } = await handle.ask({ request: 'listparticipants', room: id }, participants);
		const there = data.participants.filter(({ dummy }) => !dummy);
		return { room: id, inside: namesInside(there) };
	};
	// Only a server with `string_ids` knows rooms by a text, and such a server refuses numbers.
	const written: JanusId[] = /^\d{1,15}$/.test(room) ? [Number(room), room] : [room];
	for (const id of written)
		try {
			return await ask(id);
		} catch (error) {
			if (!(error instanceof JanusRefusal && error.code === pluginCodes.invalidElement)) throw error;
		}
	throw new SessionError('room-not-found', 'the server writes its rooms in another way');
}

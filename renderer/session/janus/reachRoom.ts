import type { JanusDestination } from '../../../contract/destination/destination.ts';
import type { RoomPreview } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { Gateway, type Handle } from './gateway.ts';
import { JanusSocket } from './janusSocket.ts';
import { type JanusId, participants } from './messages.ts';
import { namesInside } from './people.ts';
import { JanusRefusal, pluginCodes } from './refusals.ts';

/** A session on the server, from which a room can be asked about and entered. */
export class Reached {
	#unused: Handle | null;
	/** How this server may write the room's id: a number, or a text. The first is the best guess. */
	#written: readonly [JanusId, ...JanusId[]];

	constructor(
		readonly gateway: Gateway,
		private readonly first: Handle,
		room: string,
	) {
		this.#unused = first;
		this.#written = /^\d{1,15}$/.test(room) ? [Number(room), room] : [room];
	}

	get room(): JanusId {
		return this.#written[0];
	}

	/** Attached to the VideoRoom, and never offered anything: the first is at hand already. */
	readonly attach = async (): Promise<Handle> => {
		const unused = this.#unused;
		this.#unused = null;
		return unused ?? this.gateway.attach();
	};

	/**
	 * Does something that names the room, and names it in another way where the server does not know the first:
	 * only one with `string_ids` knows rooms by a text, and such a server refuses numbers.
	 */
	async naming<T>(work: (room: JanusId) => Promise<T>): Promise<T> {
		for (;;)
			try {
				return await work(this.room);
			} catch (error) {
				const other = error instanceof JanusRefusal && error.code === pluginCodes.invalidElement;
				const [, next] = this.#written;
				if (!other || next === undefined) throw error;
				this.#written = [next];
			}
	}

	/**
	 * Who is in the room; that needs no pin. Every one of them has a door of their own here: nobody knocks on a Janus.
	 * @throws {SessionError} room-not-found, unreachable, aborted
	 */
	look(signal: AbortSignal): Promise<RoomPreview> {
		return soonEnough(this.gateway.socket, signal, async () => {
			const { data } = await this.naming((room) =>
				this.first.ask({ request: 'listparticipants', room }, participants),
			);
			const there = data.participants.filter(({ dummy }) => !dummy);
			return { inside: namesInside(there), door: 'open' };
		});
	}
}

/** Long enough for five round trips of a second each and a slow server. */
export const reachTimeoutMs = 10_000;

/**
 * Opens a session on the server. The room is not asked about: whoever joins it learns the same.
 * @param forgotten our session that an earlier socket left behind
 * @throws {SessionError} unreachable, refused, aborted
 */
export async function reachRoom(
	{ url, room }: Pick<JanusDestination, 'url' | 'room'>,
	signal: AbortSignal,
	forgotten?: number,
): Promise<Reached> {
	const inTime = AbortSignal.any([signal, AbortSignal.timeout(reachTimeoutMs)]);
	const socket = await openSocket(url, inTime, signal);
	return soonEnough(socket, signal, async () => {
		if (forgotten !== undefined) await Gateway.endForgotten(socket, forgotten);
		const { gateway, handle } = await Gateway.create(socket);
		return new Reached(gateway, handle, room);
	});
}

/** Closes the socket of what fails, takes too long, or is not wanted any more. */
async function soonEnough<T>(socket: JanusSocket, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
	const inTime = AbortSignal.any([signal, AbortSignal.timeout(reachTimeoutMs)]);
	const abort = () => socket.close();
	inTime.addEventListener('abort', abort);
	try {
		return await work();
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

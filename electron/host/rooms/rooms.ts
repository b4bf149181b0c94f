import { randomBytes } from 'node:crypto';
import mitt, { type Emitter } from 'mitt';
import { HostError } from '../hostError.ts';
import type { ModeratorTokens } from '../identity/moderatorTokens.ts';
import type { LogLine } from '../workers/log.ts';
import type { WorkerPool } from '../workers/workerPool.ts';
import type { KeptRoom } from './keptRoom.ts';
import { Room } from './room.ts';
import type { Unattended } from './unattended.ts';

export type RoomsEvents = {
	opened: { roomId: string };
	closed: { roomId: string };
	kept: KeptRoom;
	unattended: Unattended;
	log: LogLine;
};

const roomIdForm = /^[\w-]{8,128}$/;
const mostRooms = 1000;
/** Bytes. 128 bits cannot be guessed. */
const roomIdLength = 16;

/** The rooms of a host. */
export class Rooms {
	readonly events: Emitter<RoomsEvents> = mitt();
	readonly #rooms = new Map<string, Room>();

	constructor(
		private readonly pool: WorkerPool,
		private readonly options: {
			readonly consumersPerWorker: number;
			readonly openRooms: boolean;
			readonly moderators: Pick<ModeratorTokens, 'isOf'>;
		},
	) {
		pool.events.on('died', (worker) => {
			for (const room of this.#rooms.values()) room.handleDeath(worker);
		});
	}

	/**
	 * Opens a room that stays until it is closed; one that exists already is left as it is.
	 * @param roomId an unguessable one is made if none is given
	 * @throws {HostError} bad-room-id, too-many-rooms
	 */
	create(roomId: string = randomBytes(roomIdLength).toString('base64url')): Room {
		const existing = this.#rooms.get(roomId);
		if (existing) return existing;
		return this.#open(roomId);
	}

	/** Takes rooms up as they were when the host last ran; those that do not exist any more are left out. */
	restore(kept: readonly KeptRoom[]): void {
		for (const one of kept) this.#rooms.get(one.roomId)?.restore(one);
	}

	/** The room to join by this id. Where rooms are open, asking for one opens it. */
	find(roomId: string): Room | undefined {
		const room = this.#rooms.get(roomId);
		if (room || !this.options.openRooms || !roomIdForm.test(roomId)) return room;
		if (this.#rooms.size >= mostRooms) return undefined;
		const opened = this.#open(roomId);
		opened.events.on('empty', () => this.close(roomId));
		return opened;
	}

	has(roomId: string): boolean {
		return this.#rooms.has(roomId);
	}

	get ids(): string[] {
		return [...this.#rooms.keys()];
	}

	/** @returns false when there is no such room */
	close(roomId: string): boolean {
		const room = this.#rooms.get(roomId);
		if (!room) return false;
		this.#rooms.delete(roomId);
		room.close();
		this.events.emit('closed', { roomId });
		return true;
	}

	/** Ends all calls. `code` tells their clients whether to come back. */
	closeAll(code: number, why: string): void {
		const rooms = [...this.#rooms.values()];
		this.#rooms.clear();
		for (const room of rooms) room.close(code, why);
	}

	#open(roomId: string): Room {
		if (!roomIdForm.test(roomId)) throw new HostError('bad-room-id');
		if (this.#rooms.size >= mostRooms) throw new HostError('too-many-rooms');
		const room = new Room(roomId, this.pool, this.options.consumersPerWorker, this.options.moderators);
		room.events.on('log', (line) => this.events.emit('log', line));
		room.events.on('kept', (kept) => this.events.emit('kept', kept));
		room.events.on('unattended', (waiting) => this.events.emit('unattended', { roomId, waiting }));
		this.#rooms.set(roomId, room);
		this.events.emit('opened', { roomId });
		return room;
	}
}

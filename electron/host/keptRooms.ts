import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type KeptRoom, keptRoom } from './rooms/keptRoom.ts';

const form = z.object({
	rooms: z.array(z.string().regex(/^[\w-]{8,128}$/)).max(1000),
	/** What some rooms are like; these may be others than ours. */
	kept: z.array(keptRoom).max(1000).default([]),
});
type Content = z.output<typeof form>;

/** Remembers a host's rooms, so that links outlive a restart, and a lock does. */
export class KeptRooms {
	readonly #path: string;
	#content: Content = { rooms: [], kept: [] };
	#working: Promise<void> = Promise.resolve();

	constructor(private readonly directory: string) {
		this.#path = join(directory, 'rooms.json');
	}

	/** Empty when nothing is kept. A file that cannot be read is put aside: `rooms.damaged.json`. */
	async read(): Promise<Content> {
		let content: string;
		try {
			content = await readFile(this.#path, 'utf8');
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return this.#content;
			throw error;
		}
		try {
			this.#content = form.parse(JSON.parse(content));
		} catch {
			await rename(this.#path, join(this.directory, 'rooms.damaged.json'));
			console.error('The kept rooms could not be read and were put aside. Earlier links are void.');
		}
		return this.#content;
	}

	/** These rooms are there from now on. */
	keepRooms(rooms: readonly string[]): Promise<void> {
		this.#content = { ...this.#content, rooms: [...rooms] };
		return this.#write();
	}

	/** A room is like this now. */
	keepRoom(room: KeptRoom): Promise<void> {
		const others = this.#content.kept.filter(({ roomId }) => roomId !== room.roomId);
		this.#content = { ...this.#content, kept: [...others, room].slice(-1000) };
		return this.#write();
	}

	/** One after the other, and always what is known by then. Room ids are secrets: only the owner may read them. */
	#write(): Promise<void> {
		this.#working = this.#working
			.catch(() => {}) // Whoever asked for that was told.
			.then(async () => {
				await mkdir(this.directory, { recursive: true, mode: 0o700 });
				const temporary = `${this.#path}.new`;
				await writeFile(temporary, JSON.stringify(this.#content), { mode: 0o600 });
				await rename(temporary, this.#path);
			});
		return this.#working;
	}
}

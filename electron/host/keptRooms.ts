import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const form = z.object({ rooms: z.array(z.string().regex(/^[\w-]{8,128}$/)).max(1000) });

/** Remembers a host's rooms, so that links outlive a restart. */
export class KeptRooms {
	readonly #path: string;

	constructor(private readonly directory: string) {
		this.#path = join(directory, 'rooms.json');
	}

	/** None when nothing is kept. A file that cannot be read is put aside: `rooms.damaged.json`. */
	async read(): Promise<string[]> {
		let content: string;
		try {
			content = await readFile(this.#path, 'utf8');
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
			throw error;
		}
		try {
			return form.parse(JSON.parse(content)).rooms;
		} catch {
			await rename(this.#path, join(this.directory, 'rooms.damaged.json'));
			console.error('The kept rooms could not be read and were put aside. Earlier links are void.');
			return [];
		}
	}

	/** Room ids are secrets: only the owner may read them. */
	async write(rooms: readonly string[]): Promise<void> {
		await mkdir(this.directory, { recursive: true, mode: 0o700 });
		const temporary = `${this.#path}.new`;
		await writeFile(temporary, JSON.stringify({ rooms }), { mode: 0o600 });
		await rename(temporary, this.#path);
	}
}

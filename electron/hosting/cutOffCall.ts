import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { keptRoom } from '../host/rooms/keptRoom.ts';

const form = z.object({
	room: z.string().regex(/^[\w-]{8,128}$/),
	port: z.number().int().min(1).max(65535),
	/** What it was like. A call is hosted again also when this cannot be read. */
	kept: keptRoom.optional().catch(undefined),
});

/** Where a call was hosted. */
export type CutOffCall = z.infer<typeof form>;

/** What hosting remembers beyond the app's own life. None of it throws: a call is hosted all the same. */
export interface CallMemory {
	/** The call that was hosted when the app was last killed; undefined when it ended as it should. */
	recall(): Promise<CutOffCall | undefined>;
	keep(call: CutOffCall): Promise<void>;
	forget(): Promise<void>;
}

/** For hosting that need not outlive the app. */
export const noMemory: CallMemory = {
	recall: () => Promise.resolve(undefined),
	keep: () => Promise.resolve(),
	forget: () => Promise.resolve(),
};

/**
 * Keeps in a file which call is hosted, for as long as it is. What is found there at the next start was cut
 * off, and its people are still trying to come back.
 * @param onFailure the file could not be read or written
 */
export function rememberCall(path: string, onFailure: (error: unknown) => void): CallMemory {
	let working: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T | undefined> => {
		const done = working.then(work).catch((error: unknown) => {
			onFailure(error);
			return undefined;
		});
		working = done;
		return done;
	};
	return {
		recall: () =>
			inTurn(async () => {
				const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
					if (error.code === 'ENOENT') return undefined;
					throw error;
				});
				return text === undefined ? undefined : form.parse(JSON.parse(text));
			}),
		keep: (call) =>
			inTurn(async () => {
				await mkdir(dirname(path), { recursive: true, mode: 0o700 });
				const temporary = `${path}.new`;
				// A room's id is what lets people in.
				await writeFile(temporary, JSON.stringify(call), { mode: 0o600 });
				await rename(temporary, path);
			}),
		forget: () => inTurn(() => rm(path, { force: true })),
	};
}

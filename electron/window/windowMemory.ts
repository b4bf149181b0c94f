import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { placement } from './placement.ts';

const form = z.object({
	placement: placement.optional(),
	/** That closing the window in a call does not end it was said. */
	toldOfTray: z.boolean().optional(),
});
export type WindowState = z.infer<typeof form>;

export interface WindowMemory {
	readonly state: WindowState;
	/** Keeps it at once, so that a crash loses nothing. Never throws. */
	keep(change: WindowState): void;
}

/**
 * What the app remembers of its window, in a file. One that cannot be read is of no more use than none: the
 * window then opens as it does for everybody.
 * @param onFailure the file could not be read or written
 */
export function rememberWindow(path: string, onFailure: (error: unknown) => void): WindowMemory {
	let state = read(path, onFailure);
	return {
		get state() {
			return state;
		},
		keep(change) {
			state = { ...state, ...change };
			try {
				mkdirSync(dirname(path), { recursive: true });
				const temporary = `${path}.new`;
				writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
				renameSync(temporary, path);
			} catch (error) {
				onFailure(error);
			}
		},
	};
}

function read(path: string, onFailure: (error: unknown) => void): WindowState {
	try {
		return form.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		if (!isNew) onFailure(error);
		return {};
	}
}

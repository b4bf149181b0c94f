import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

interface Saved<T> {
	readonly storage: Storage;
	readonly key: string;
	/** What is stored is checked: it may be of another version, or damaged. */
	readonly form: z.ZodType<T>;
	readonly initial: T;
}

export interface SavedStore<T> {
	readonly store: StoreApi<T>;
	/** What was stored could not be read; it is kept under `<key>.damaged`. */
	readonly damaged: boolean;
}

/** A store that keeps itself in the page's storage: every change is saved as it is made. */
export function createSavedStore<T extends object>({ storage, key, form, initial }: Saved<T>): SavedStore<T> {
	const { value, damaged } = read(storage, key, form, initial);
	const store = createStore<T>(() => value ?? initial);
	if (damaged !== null) attempt(() => storage.setItem(`${key}.damaged`, damaged));
	store.subscribe((state) => attempt(() => storage.setItem(key, JSON.stringify(state))));
	return { store, damaged: damaged !== null };
}

function read<T>(storage: Storage, key: string, form: z.ZodType<T>, initial: T) {
	const text = storage.getItem(key);
	if (text === null) return { value: null, damaged: null };
	try {
		// An earlier version did not know all fields of today: those begin as they do for everybody.
		return { value: form.parse({ ...initial, ...JSON.parse(text) }), damaged: null };
	} catch {
		return { value: null, damaged: text };
	}
}

/** A full or forbidden storage must not stop a call: what was chosen then holds until the page closes. */
function attempt(write: () => void): void {
	try {
		write();
	} catch (cause) {
		console.warn('Settings could not be saved', cause);
	}
}

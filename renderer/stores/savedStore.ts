import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SavedName } from '../../contract/bridge/saved.ts';
import type { Keeper } from '../platform/platform.ts';
import { mend } from './mend.ts';

interface Saved<T> {
	readonly keeper: Keeper;
	readonly name: SavedName;
	/** What is kept is checked: it may be of another version, or damaged. */
	readonly form: z.ZodType<T>;
	readonly initial: T;
}

/**
 * `damaged`: set aside, and begun anew. `incomplete`: a part of it was. `newer`, `locked`: it stays as it is,
 * and what changes holds until the page closes.
 */
export type SavedProblem = 'damaged' | 'incomplete' | 'newer' | 'locked';

export interface SavedStore<T> {
	readonly store: StoreApi<T>;
	readonly problem: SavedProblem | null;
}

/** A store that keeps itself: every change is saved as it is made. */
export function createSavedStore<T extends object>({ keeper, name, form, initial }: Saved<T>): SavedStore<T> {
	const { value, problem } = read(keeper, name, form, initial);
	const store = createStore<T>(() => value);
	const write = () => keeper.write(name, JSON.stringify(store.getState()));
	// The desktop has set aside what it could not read; what does not fit, only this side can tell.
	if (keeper.kept[name].kind === 'kept' && problem !== null) {
		keeper.setAside(name);
		write();
	}
	store.subscribe(write);
	return { store, problem };
}

function read<T extends object>(
	{ kept }: Keeper,
	name: SavedName,
	form: z.ZodType<T>,
	initial: T,
): { readonly value: T; readonly problem: SavedProblem | null } {
	const found = kept[name];
	if (found.kind !== 'kept') return { value: initial, problem: found.kind === 'none' ? null : found.kind };
	try {
		const saved: unknown = JSON.parse(found.text);
		const mended = typeof saved === 'object' && saved !== null ? mend(saved, form, initial) : null;
		if (mended) return { value: mended.value, problem: mended.incomplete ? 'incomplete' : null };
	} catch {
		// No JSON.
	}
	return { value: initial, problem: 'damaged' };
}

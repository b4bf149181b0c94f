import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SavedName } from '../../contract/bridge/saved.ts';
import type { Keeper } from '../platform/platform.ts';
import type { SavedProblem } from './savedStore.ts';

/** What a person would miss; the rest begins anew without a word. */
export const toldNames = ['settings', 'places'] as const satisfies readonly SavedName[];
export type ToldName = (typeof toldNames)[number];

/** How keeping goes: what a person must know of it. */
export interface Saving {
	readonly problems: Readonly<Record<ToldName, SavedProblem | null>>;
	/** Something could not be written. */
	readonly unwritable: boolean;
}

export interface SavingStore {
	readonly store: StoreApi<Saving>;
	/** The person has read it. */
	dismiss(what: ToldName | 'unwritable'): void;
	/** What cannot be opened is put out of the way, and kept; from now on changes are kept again. */
	startAfresh(name: ToldName): void;
}

export function createSavingStore(keeper: Keeper, problems: Saving['problems']): SavingStore {
	const store = createStore<Saving>(() => ({ problems, unwritable: false }));
	let said = false;
	keeper.onUnwritable(() => {
		// Once is enough: it does not get better by being said with each change.
		if (!said) store.setState({ unwritable: true });
		said = true;
	});
	const solved = (name: ToldName) =>
		store.setState(({ problems: before }) => ({ problems: { ...before, [name]: null } }));
	return {
		store,
		dismiss(what) {
			if (what === 'unwritable') store.setState({ unwritable: false });
			else solved(what);
		},
		startAfresh(name) {
			keeper.setAside(name);
			solved(name);
		},
	};
}

import { type Kept, type SavedName, savedNames } from '../../contract/bridge/saved.ts';
import type { Keeper } from './platform.ts';

const keyOf = (name: SavedName) => `parley.${name}`;

/** Keeps everything in the page's own storage, as a browser does. */
export function pageKeeper(storage: Storage): Keeper {
	const unwritable = new Set<(name: SavedName) => void>();
	const attempt = (name: SavedName, write: () => void) => {
		try {
			write();
		} catch (cause) {
			// Full, or forbidden.
			console.warn('What was chosen could not be saved', cause);
			for (const listener of unwritable) listener(name);
		}
	};
	return {
		kept: {
			settings: readKept(storage, 'settings'),
			places: readKept(storage, 'places'),
			shared: readKept(storage, 'shared'),
		},
		write: (name, text) => attempt(name, () => storage.setItem(keyOf(name), text)),
		setAside: (name) =>
			attempt(name, () => {
				const text = storage.getItem(keyOf(name));
				if (text === null) return;
				storage.setItem(`${keyOf(name)}.damaged`, text);
				storage.removeItem(keyOf(name));
			}),
		onUnwritable: (listener) => void unwritable.add(listener),
	};
}

/** What the page kept by itself, before it was the desktop that does. */
export function leaveTo(storage: Storage, keeper: Keeper): Keeper['kept'] {
	const moved = { ...keeper.kept };
	for (const name of savedNames) {
		const own = readKept(storage, name);
		if (own.kind !== 'kept') continue;
		if (moved[name].kind === 'none') {
			moved[name] = own;
			keeper.write(name, own.text);
		}
		storage.removeItem(keyOf(name));
	}
	return moved;
}

function readKept(storage: Storage, name: SavedName): Kept {
	try {
		const text = storage.getItem(keyOf(name));
		return text === null ? { kind: 'none' } : { kind: 'kept', text };
	} catch (cause) {
		// A browser that forbids storage to this page.
		console.warn('Nothing can be read from the storage', cause);
		return { kind: 'none' };
	}
}

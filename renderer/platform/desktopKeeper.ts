import type { Bridge } from '../../contract/bridge/features.ts';
import type { SavedName } from '../../contract/bridge/saved.ts';
import { leaveTo } from './pageKeeper.ts';
import type { Keeper } from './platform.ts';

const none = { kind: 'none' } as const;

/**
 * Keeps everything with the main process, which has files for it.
 * @param storage what earlier versions kept in the page moves from there, once
 */
export async function desktopKeeper(bridge: Bridge, storage: Storage): Promise<Keeper> {
	const unwritable = new Set<(name: SavedName) => void>();
	const tell = (name: SavedName) => {
		for (const listener of unwritable) listener(name);
	};
	bridge.savedEvents.unwritable(({ name }) => tell(name));
	// A main process that does not answer must not keep the page from being drawn.
	const { unwritable: already, ...kept } = await bridge.saved.read().catch((cause: unknown) => {
		console.warn('What was saved cannot be read', cause);
		return { settings: none, places: none, shared: none, unwritable: [] };
	});
	const keeper: Keeper = {
		kept,
		write(name, text) {
			bridge.saved.write({ name, text }).catch((cause: unknown) => {
				console.warn('What was chosen could not be saved', cause);
				tell(name);
			});
		},
		setAside(name) {
			bridge.saved.setAside({ name }).catch((cause: unknown) => console.warn('Nothing was set aside', cause));
		},
		onUnwritable(listener) {
			unwritable.add(listener);
			for (const name of already) listener(name);
		},
	};
	return { ...keeper, kept: leaveTo(storage, keeper) };
}

import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { SavedName } from '../../contract/bridge/saved.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import type { Log } from '../log/log.ts';
import { type KeyStore, systemKeyStore } from './keyStore.ts';
import { SavedFile } from './savedFile.ts';

export interface Saved {
	readonly calls: FeatureCalls<'saved'>;
	/** `settings`: the person chose something. `unwritable`: the page is to say so. */
	readonly events: Emitter<{ settings: undefined; unwritable: { name: SavedName } }>;
	/** What the person has chosen, as the page wrote it: to be checked by whoever reads it. */
	settings(): unknown;
}

/** Opens what the app keeps in its user data, and sees to it that all is written before the app ends. */
export function openSaved(log: Log): Saved {
	const events: Saved['events'] = mitt();
	const keyStore = systemKeyStore(safeStorage, process.platform);
	/** In trouble before any page could be told. */
	const early = new Set<SavedName>();
	const collect = ({ name }: { name: SavedName }) => early.add(name);
	events.on('unwritable', collect);
	const files = {
		settings: openFile('settings', null, events, log),
		// A link lets whoever has it into the call.
		places: openFile('places', keyStore, events, log),
		// Titles of windows tell of letters and papers.
		shared: openFile('shared', keyStore, events, log),
	};
	flushBeforeEnd(Object.values(files));
	return {
		events,
		settings: () => JSON.parse(files.settings.readable ?? '{}'),
		calls: {
			async read() {
				const [settings, places, shared] = await Promise.all([
					files.settings.read(),
					files.places.read(),
					files.shared.read(),
				]);
				const unwritable = [...early];
				early.clear();
				events.off('unwritable', collect);
				return { settings, places, shared, unwritable };
			},
			write({ name, text }) {
				files[name].write(text);
				if (name === 'settings') events.emit('settings');
			},
			async setAside({ name }) {
				await files[name].setAside();
			},
			keyStore: async () => ((await keyStore.isAvailable()) ? 'system' : 'none'),
		},
	};
}

function openFile(name: SavedName, keyStore: KeyStore | null, events: Saved['events'], log: Log): SavedFile {
	return new SavedFile({
		path: join(app.getPath('userData'), 'saved', `${name}.json`),
		keyStore,
		withoutKeyStore: 'readable',
		onTrouble(error) {
			log.error('saved', `${name} not written`, error);
			events.emit('unwritable', { name });
		},
	});
}

function flushBeforeEnd(files: readonly SavedFile[]): void {
	const flush = () => Promise.all(files.map((file) => file.flush()));
	app.on('before-quit', () => void flush());
	app.on('will-quit', (event) => {
		if (files.every((file) => file.isFlushed)) return;
		event.preventDefault();
		// A quit inside of this event would be lost.
		void flush().then(() => setImmediate(() => app.quit()));
	});
}

import { expect, test } from 'vitest';
import type { SavedName } from '../../contract/bridge/saved.ts';
import { memoryStorage } from '../stores/memoryStorage.test-part.ts';
import { leaveTo, pageKeeper } from './pageKeeper.ts';
import type { Keeper } from './platform.ts';

const none = { kind: 'none' } as const;

test('a page finds again what it kept, and what it put aside is not lost', () => {
	const storage = memoryStorage();
	pageKeeper(storage).write('settings', '{"a":1}');
	const again = pageKeeper(storage);
	expect(again.kept).toEqual({ settings: { kind: 'kept', text: '{"a":1}' }, places: none, shared: none });
	again.setAside('settings');
	expect(pageKeeper(storage).kept.settings).toEqual({ kind: 'none' });
	expect(storage.getItem('parley.settings.damaged')).toBe('{"a":1}');
});

test('a storage that takes nothing is told', () => {
	const storage = memoryStorage();
	storage.setItem = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	const told: SavedName[] = [];
	const keeper = pageKeeper(storage);
	keeper.onUnwritable((name) => told.push(name));
	keeper.write('places', '{}');
	expect(told).toEqual(['places']);
});

test('what the page kept moves to the desktop once, and never over what is there', () => {
	const storage = memoryStorage();
	storage.setItem('parley.settings', '{"of":"the page"}');
	storage.setItem('parley.places', '{"of":"the page"}');
	const written: string[] = [];
	const desktop: Keeper = {
		kept: { settings: { kind: 'kept', text: '{"of":"the desktop"}' }, places: none, shared: none },
		write: (name, text) => written.push(`${name} ${text}`),
		setAside: () => {},
		onUnwritable: () => {},
	};
	expect(leaveTo(storage, desktop)).toEqual({
		settings: { kind: 'kept', text: '{"of":"the desktop"}' },
		places: { kind: 'kept', text: '{"of":"the page"}' },
		shared: none,
	});
	expect(written).toEqual(['places {"of":"the page"}']);
	expect(storage.length).toBe(0);
});

import { beforeEach, expect, test } from 'vitest';
import type { Destination } from '../../contract/destination/destination.ts';
import { tokenFor } from '../../contract/destination/tokens.test-part.ts';
import { pageKeeper } from '../platform/pageKeeper.ts';
import { memoryStorage } from './memoryStorage.test-part.ts';
import {
	createPlacesStore,
	destinationOf,
	type PlacesStore,
	placeNameLength,
	titleOf,
} from './placesStore.ts';

const callIn = (roomId: string): Destination => ({
	kind: 'parley',
	invitation: { roomId, addresses: ['192.168.1.5:4443'] },
});
const names = (places: PlacesStore) => places.store.getState().places.map(({ title }) => title);
const idOf = (places: PlacesStore, title: string) =>
	places.store.getState().places.find((place) => place.title === title)?.id ?? 'nowhere';

let storage: Storage;
let places: PlacesStore;
beforeEach(() => {
	storage = memoryStorage();
	places = createPlacesStore(pageKeeper(storage));
});

/** Places A, B, C…, the last one the newest. */
function remember(...titles: string[]): void {
	for (const [index, title] of titles.entries()) places.remember(callIn(`room-of-${title}`), title, index);
}

test('the last one comes first, and a place is there once', () => {
	remember('A', 'B');
	places.remember(callIn('room-of-A'), 'A again', 9);
	expect(names(places)).toEqual(['A again', 'B']);
});

test('a place keeps its id, its own name and its star when one is there again', () => {
	remember('A', 'B');
	const id = idOf(places, 'A');
	places.setFavourite(id, true);
	places.rename(id, '  Family ');
	places.remember(callIn('room-of-A'), 'Ben', 9);
	expect(places.byId(id)).toMatchObject({ ownTitle: 'Family', title: 'Ben', favourite: true, at: 9 });
});

test('favourites come first, never fall off, and stay where they were put', () => {
	remember('A', 'B', 'C');
	places.setFavourite(idOf(places, 'A'), true);
	places.setFavourite(idOf(places, 'C'), true);
	expect(names(places)).toEqual(['A', 'C', 'B']);
	places.move(idOf(places, 'C'), idOf(places, 'A'));
	expect(names(places)).toEqual(['C', 'A', 'B']);
	places.move(idOf(places, 'C'), idOf(places, 'A'));
	expect(names(places)).toEqual(['A', 'C', 'B']);
	for (let at = 10; at < 40; at++) places.remember(callIn(`room-number-${at}`), `${at}`, at);
	expect(names(places).slice(0, 3)).toEqual(['A', 'C', '39']);
	expect(names(places)).toHaveLength(14);
	expect(names(places)).not.toContain('B');
});

test('without its star a place goes back to where its day is', () => {
	remember('A', 'B', 'C');
	places.setFavourite(idOf(places, 'B'), true);
	places.setFavourite(idOf(places, 'B'), false);
	expect(names(places)).toEqual(['C', 'B', 'A']);
});

test('what is removed can be put back where it was, once', () => {
	remember('A', 'B', 'C');
	for (const title of ['A', 'B', 'C']) places.setFavourite(idOf(places, title), true);
	const putBack = places.forget(idOf(places, 'B'));
	expect(names(places)).toEqual(['A', 'C']);
	putBack();
	putBack();
	expect(names(places)).toEqual(['A', 'B', 'C']);
});

test('a name has a limit', () => {
	remember('A');
	places.rename(idOf(places, 'A'), 'x'.repeat(200));
	expect(places.store.getState().places[0]?.ownTitle).toHaveLength(placeNameLength);
});

test('the next start finds everything again', () => {
	remember('A', 'B');
	places.setFavourite(idOf(places, 'A'), true);
	places.rename(idOf(places, 'A'), 'Family');
	const again = createPlacesStore(pageKeeper(storage));
	expect(again.problem).toBeNull();
	expect(again.store.getState()).toEqual(places.store.getState());
});

test('the list of the first version is read', () => {
	const link = 'parley://join/room-of-old?at=192.168.1.5:4443';
	storage.setItem('parley.places', JSON.stringify({ recent: [{ link, title: 'Ben', at: 5 }] }));
	const { store, problem } = createPlacesStore(pageKeeper(storage));
	expect(problem).toBeNull();
	expect(store.getState().places).toMatchObject([
		{ link, title: 'Ben', at: 5, favourite: false, ownTitle: '' },
	]);
	expect(store.getState().places[0]?.id).toMatch(/^[\w-]{36}$/);
});

test('a damaged list is set aside', () => {
	storage.setItem('parley.places', '{"places":[{"link":7}]}');
	const { store, problem } = createPlacesStore(pageKeeper(storage));
	expect(problem).toBe('incomplete');
	expect(store.getState().places).toEqual([]);
	expect(storage.getItem('parley.places.damaged')).toContain('"link":7');
});

test('a place is found by its destination, and one whose link is damaged leads nowhere', () => {
	remember('A');
	expect(places.of(callIn('room-of-A'))?.title).toBe('A');
	expect(places.of(callIn('room-of-B'))).toBeUndefined();
	const [place] = places.store.getState().places;
	expect(place && destinationOf({ ...place, link: 'parley://join/' })).toBeNull();
});

test('a place on any server is kept whole, once, whatever secret one came with', () => {
	const url = 'wss://livekit.example.org';
	const first: Destination = { kind: 'livekit', url, token: tokenFor({ room: 'planning', expires: 1 }) };
	const second: Destination = { kind: 'livekit', url, token: tokenFor({ room: 'planning', expires: 2 }) };
	const elsewhere: Destination = { kind: 'livekit', url, token: tokenFor({ room: 'other' }) };
	places.remember(first, 'Ben', 1);
	places.remember(second, '', 2);
	places.remember(elsewhere, '', 3);
	places.remember({ kind: 'janus', url: 'wss://j.example.org/janus', room: '1234', pin: '9' }, '', 4);
	places.remember({ kind: 'galene', group: 'https://g.example.org/group/a%20b/', password: 'p' }, 'Cleo', 5);
	const again = createPlacesStore(pageKeeper(storage)).store.getState().places;
	expect(again.map(destinationOf)).toEqual([
		{ kind: 'galene', group: 'https://g.example.org/group/a%20b/', password: 'p' },
		{ kind: 'janus', url: 'wss://j.example.org/janus', room: '1234', pin: '9' },
		elsewhere,
		second,
	]);
	expect(again.map(titleOf)).toEqual(['Cleo', '1234', 'other', 'planning']);
});

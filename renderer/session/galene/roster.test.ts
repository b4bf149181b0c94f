import { beforeEach, expect, it } from 'vitest';
import { OwnPlaces } from './ghosts.ts';
import type { ServerMessageOf } from './messages.ts';
import { Roster } from './roster.ts';
import { writeUserData } from './userData.ts';

let roster: Roster;
let told: string[];
const user = (id: string, username: string, data: Record<string, unknown> = {}): ServerMessageOf<'user'> => ({
	type: 'user',
	kind: 'add',
	id,
	username,
	permissions: [],
	data,
});
const microphone = { microphone: { id: 'm', stream: 's', muted: false } };

beforeEach(() => {
	roster = new Roster();
	told = [];
	roster.events.on('participant-joined', ({ displayName }) => told.push(`${displayName} came`));
	roster.events.on('participant-left', ({ id }) => told.push(`${id} left`));
	roster.events.on('track-published', ({ id }) => told.push(`published ${id}`));
	roster.events.on('track-ended', ({ trackId }) => told.push(`ended ${trackId}`));
	roster.begin('own-1');
	roster.complete();
});

it('shows nobody beside their own ghost, nor when that is told of again', async () => {
	const anna = new OwnPlaces();
	const first = user('a1', 'Anna', writeUserData(microphone, null, await anna.next('a1')));
	const second = user('a2', 'Anna', writeUserData({}, null, await anna.next('a2')));
	roster.hear(first);
	roster.hear(second);
	await expect.poll(() => roster.ids()).toEqual(['a2']);
	expect(told).toEqual(['Anna came', 'published a1/m', 'Anna came', 'ended a1/m', 'a1 left']);
	roster.hear({ ...first, kind: 'change' });
	expect(roster.ids()).toEqual(['a2']);
});

it('does not show one to oneself', () => {
	roster.begin('own-2');
	roster.hear(user('own-1', 'Budi', writeUserData(microphone, null, null)));
	roster.hear(user('own-2', 'Budi'));
	roster.complete();
	expect(told).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { Feed } from './feeds.ts';
import { feedStream } from './messages.ts';
import { nothingSent, writeName } from './nameMarks.ts';
import { namesInside, peopleOf, screenDescription, screenName } from './people.ts';

const stream = (type: 'audio' | 'video' | 'data', mid: string, more: object = {}) =>
	feedStream.parse({ type, mid, ...more });

function parley(id: number, name: string, marks = nothingSent): Feed {
	const streams = [stream('audio', '0'), stream('video', '1', { simulcast: true }), stream('data', '2')];
	return { id, display: writeName(name, marks), streams };
}

describe('the people of a room', () => {
	it('have the tracks that they publish, and not the m-lines that wait', () => {
		expect(peopleOf([parley(7, 'Anna')])).toEqual({
			participants: [{ id: '7', displayName: 'Anna', role: 'guest' }],
			tracks: [],
		});
		const { tracks } = peopleOf([parley(7, 'Anna', { audio: 'muted', video: 'live', layers: 2 })]);
		expect(tracks).toEqual([
			{ track: { id: '7:0', participantId: '7', source: 'microphone', muted: true }, layers: 1 },
			{ track: { id: '7:1', participantId: '7', source: 'camera', muted: false }, layers: 2 },
		]);
	});

	const sharing = { audio: 'off', video: 'live', layers: 1 } as const;
	const description = screenDescription(7);
	const screenOfAnna: Feed = {
		id: 8,
		display: writeName(screenName('Anna'), sharing),
		streams: [stream('audio', '0', { description }), stream('video', '1', { description })],
	};
	const annaWithScreen = parley(7, 'Anna', { ...nothingSent, screen: '8' });

	it('of whom one shares a screen are one person with a screen', () => {
		const { participants, tracks } = peopleOf([annaWithScreen, screenOfAnna]);
		expect(participants.map(({ id }) => id)).toEqual(['7']);
		expect(tracks.map(({ track }) => [track.participantId, track.source])).toEqual([['7', 'screen']]);
		// Without its streams, a moment before it is named, and when its owner is gone, it is nobody.
		expect(peopleOf([annaWithScreen, { ...screenOfAnna, streams: [] }]).participants).toHaveLength(1);
		const waiting = { ...screenOfAnna, display: writeName(screenName('Anna'), nothingSent) };
		expect(peopleOf([parley(7, 'Anna'), waiting]).participants).toHaveLength(1);
		expect(peopleOf([parley(7, 'Anna'), { ...waiting, streams: [] }]).participants).toHaveLength(1);
		expect(peopleOf([screenOfAnna])).toEqual({ participants: [], tracks: [] });
	});

	it.each([
		['names no screen', parley(7, 'Anna')],
		['names another one', parley(7, 'Anna', { ...nothingSent, screen: '9' })],
		['is no Parley', { id: 7, display: 'Anna', streams: [] }],
	])('are not given a screen by somebody else: who it is said to be of %s', (_why, anna) => {
		const { participants, tracks } = peopleOf([anna, screenOfAnna]);
		expect(participants.map(({ id }) => id)).toEqual(['7', '8']);
		expect(tracks.map(({ track }) => [track.participantId, track.source])).toEqual([['8', 'screen']]);
	});

	it('cannot take somebody in by naming them as a screen', () => {
		const { participants } = peopleOf([parley(6, 'Eve', { ...nothingSent, screen: '7' }), parley(7, 'Anna')]);
		expect(participants.map(({ id }) => id)).toEqual(['6', '7']);
	});

	it('with stock clients have what those send, muted where a moderator did that', () => {
		const streams = [
			stream('audio', 'a', { moderated: true }),
			stream('video', 'v', { simulcast: true }),
			stream('video', 'w'),
			stream('video', 'x', { disabled: true }),
		];
		const { participants, tracks } = peopleOf([
			{ id: 'stig', display: 'Stig', streams },
			{ id: 'lurker', display: '', streams: [] },
		]);
		expect(participants.map(({ displayName }) => displayName)).toEqual(['Stig', '?']);
		expect(tracks.map(({ track, layers }) => [track.source, track.muted, layers])).toEqual([
			['microphone', true, 1],
			['camera', false, 3],
			['screen', false, 1],
		]);
	});

	it('are named in a lobby without their screens', () => {
		expect(
			namesInside([annaWithScreen, screenOfAnna, { id: 9, display: 'Stig' }, { id: 10, display: '' }]),
		).toEqual(['Anna', 'Stig']);
		const eve = parley(6, 'Eve', { ...nothingSent, screen: '7' });
		expect(namesInside([eve, annaWithScreen])).toEqual(['Eve', 'Anna']);
	});
});

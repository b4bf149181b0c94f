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

	it('of whom one shares a screen are one person with a screen', () => {
		const description = screenDescription(7);
		const screen: Feed = {
			id: 8,
			display: writeName(screenName('Anna'), { audio: 'off', video: 'live', layers: 1 }),
			streams: [stream('audio', '0', { description }), stream('video', '1', { description })],
		};
		const { participants, tracks } = peopleOf([parley(7, 'Anna'), screen]);
		expect(participants.map(({ id }) => id)).toEqual(['7']);
		expect(tracks.map(({ track }) => [track.participantId, track.source])).toEqual([['7', 'screen']]);
		// A moment before it is published, and when its owner is gone, it is nobody.
		expect(peopleOf([parley(7, 'Anna'), { ...screen, streams: [] }]).participants).toHaveLength(1);
		expect(peopleOf([screen])).toEqual({ participants: [], tracks: [] });
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
		const displays = [writeName('Anna', nothingSent), writeName(screenName('Anna'), nothingSent), 'Stig', ''];
		expect(namesInside(displays)).toEqual(['Anna', 'Stig']);
	});
});

import { beforeEach, expect, it } from 'vitest';
import { Attendance } from '../attendance.ts';
import { RemoteTracks } from './remoteTracks.ts';

let tracks: RemoteTracks;
let told: string[];
const media = (name: string) => ({ name }) as unknown as MediaStreamTrack;

beforeEach(() => {
	const attendance = new Attendance();
	tracks = new RemoteTracks(attendance);
	told = [];
	attendance.events.on('track-published', ({ id, source, muted }) =>
		told.push(`published ${id} ${source}${muted ? ' muted' : ''}`),
	);
	attendance.events.on('track-changed', ({ id, muted }) => told.push(`${muted ? 'muted' : 'unmuted'} ${id}`));
	attendance.events.on('track-received', ({ trackId, track }) =>
		told.push(`received ${trackId} ${(track as unknown as { name: string }).name}`),
	);
	attendance.events.on('track-ended', ({ trackId }) => told.push(`ended ${trackId}`));
});

it('knows of what is muted before any of it comes, and follows it through other streams', () => {
	const camera = (stream: string, muted: boolean) => ({ camera: { id: 'c', stream, muted } });
	tracks.setPublished('anna', camera('s1', true));
	tracks.streamOffered('s1', 'anna', 'camera');
	tracks.setPublished('anna', camera('s1', false));
	tracks.received('s1', 'video', media('first'));
	tracks.streamClosed('s1');
	tracks.streamOffered('s2', 'anna', 'camera');
	tracks.received('s2', 'video', media('second'));
	tracks.setPublished('anna', camera('s2', false));
	tracks.setPublished('anna', {});
	expect(told).toEqual([
		'published anna/c camera muted',
		'unmuted anna/c',
		'received anna/c first',
		'received anna/c second',
		'ended anna/c',
	]);
});

it('takes streams as they are of somebody who says nothing', () => {
	tracks.setPublished('stig', undefined);
	tracks.streamOffered('s', 'stig', 'screenshare');
	expect(told).toEqual([]);
	tracks.received('s', 'video', media('window'));
	tracks.received('s', 'audio', media('its sound'));
	tracks.streamClosed('s');
	expect(told).toEqual([
		'published s/video screen',
		'received s/video window',
		'published s/audio screen-sound',
		'received s/audio its sound',
		'ended s/video',
		'ended s/audio',
	]);
});

it('shows nobody under the name of somebody else', () => {
	tracks.setPublished('anna', { camera: { id: 'c', stream: 's', muted: false } });
	tracks.setPublished('mallory', { camera: { id: 'c', stream: 's', muted: false } });
	tracks.streamOffered('s', 'anna', 'camera');
	tracks.received('s', 'video', media('Anna'));
	expect(told).toEqual(['published anna/c camera', 'published mallory/c camera', 'received anna/c Anna']);
});

it('ends what somebody published when they leave', () => {
	tracks.setPublished('stig', undefined);
	tracks.streamOffered('s', 'stig', '');
	tracks.received('s', 'audio', media('voice'));
	tracks.userLeft('stig');
	expect(told.at(-1)).toBe('ended s/audio');
	tracks.received('s', 'video', media('late'));
	expect(told.at(-1)).toBe('ended s/audio');
});

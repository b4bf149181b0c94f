import { expect, it } from 'vitest';
import { sendOptions } from './sendOptions.ts';

const track = (kind: 'audio' | 'video', width = 0, height = 0) =>
	({ kind, getSettings: () => ({ width, height }) }) as unknown as MediaStreamTrack;
const video = { width: 1280, height: 720, framesPerSecond: 30 };

it('sends a camera in sizes that are each half of the next', () => {
	const { simulcast, videoSimulcastLayers = [] } = sendOptions(
		track('video', 1280, 720),
		{ source: 'camera', video },
		false,
	);
	expect(simulcast).toBe(true);
	expect(videoSimulcastLayers.map(({ width, height }) => [width, height])).toEqual([
		[320, 180],
		[640, 360],
	]);
});

it('goes by what the camera gives, not by what was asked of it', () => {
	const { videoSimulcastLayers = [] } = sendOptions(
		track('video', 640, 360),
		{ source: 'camera', video },
		false,
	);
	expect(videoSimulcastLayers.map(({ width }) => width)).toEqual([320]);
});

it('sends a screen in one size, and keeps that', () => {
	const options = sendOptions(
		track('video', 2560, 1440),
		{ source: 'screen', video: { ...video, width: 2560, height: 1440 } },
		false,
	);
	expect(options).toMatchObject({ simulcast: false, degradationPreference: 'maintain-resolution' });
	expect(options.screenShareEncoding?.maxBitrate).toBe(6_000_000);
});

it('lets silence of a voice rest, unless that is not wanted, and never that of a screen', () => {
	const dtx = (source: 'microphone' | 'screen-sound', discontinuous?: boolean) =>
		sendOptions(
			track('audio'),
			{ source, ...(discontinuous !== undefined && { sound: { discontinuous } }) },
			false,
		).dtx;
	expect([dtx('microphone'), dtx('microphone', false), dtx('screen-sound')]).toEqual([true, false, false]);
});

it('sends sound once where frames are sealed', () => {
	const red = (encrypted: boolean) => sendOptions(track('audio'), { source: 'microphone' }, encrypted).red;
	expect([red(false), red(true)]).toEqual([true, false]);
});

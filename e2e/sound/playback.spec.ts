import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openSoundPage, type SoundPage } from './harness/soundPage.ts';

let sound: SoundPage;

test.afterEach(async ({ browserName: _ }, testInfo) => {
	await sound?.close();
	await rm(testInfo.outputPath('sound'), { recursive: true, force: true });
});

const played = () => sound.page.evaluate(() => window.harness.played);
const playing = () => sound.page.evaluate(() => window.harness.elements.map((element) => !element.paused));

test('plays after a click what the browser holds back', async ({ browserName: _ }, testInfo) => {
	sound = await openSoundPage({
		dir: testInfo.outputPath('sound'),
		autoplay: false,
		// Chromium lets a page play that records, or that Playwright evaluates something in, as if one had clicked.
		prepare: (page) =>
			page.addInitScript(() => {
				addEventListener('load', () => void window.harness.play('tone'));
			}),
	});
	await expect.poll(played).toEqual(['blocked']);
	await sound.page.evaluate(() => {
		document.addEventListener('click', () => void window.harness.playback?.unblock(), { once: true });
	});
	await sound.page.mouse.click(10, 10);
	await expect.poll(played).toEqual(['blocked', 'unblocked']);
	expect(await playing()).toEqual([true]);
});

test('sets the volume of a track, chooses the output, and stops', async ({ browserName: _ }, testInfo) => {
	sound = await openSoundPage({ dir: testInfo.outputPath('sound') });
	const result = await sound.page.evaluate(async () => {
		const { harness } = window;
		await harness.play('microphone');
		const { playback } = harness;
		playback?.setVolume('direct', 0.25);
		playback?.setVolume('nobody', 0.5);
		const devices = await navigator.mediaDevices.enumerateDevices();
		const output =
			devices.find((it) => it.kind === 'audiooutput' && it.deviceId !== 'default')?.deviceId ?? '';
		await playback?.setOutput(output);
		const refused = await playback?.setOutput('no such device').then(
			() => null,
			(error: { reason?: string }) => error.reason,
		);
		const [element] = harness.elements;
		const before = { volume: element?.volume, onOutput: element?.sinkId === output, output };
		playback?.remove('direct');
		return { ...before, refused, after: { paused: element?.paused, stream: element?.srcObject } };
	});
	expect(result.output).not.toBe('');
	expect(result).toMatchObject({ volume: 0.25, onOutput: true, refused: 'no-device' });
	expect(result.after).toEqual({ paused: true, stream: null });
});

import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openSoundPage, type SoundPage, samplesOf } from './harness/soundPage.ts';
import { meanPower, ratioInDb } from './measure/level.ts';
import { makeSpeechInNoise } from './speechInNoise.ts';

let sound: SoundPage;

test.beforeAll(async ({ browserName: _ }, testInfo) => {
	const dir = testInfo.outputPath('sound');
	const { wavPath } = await makeSpeechInNoise({ dir, seed: 4 });
	sound = await openSoundPage({ dir, wavPath });
});

test.afterAll(async ({ browserName: _ }, testInfo) => {
	await sound?.close();
	await rm(testInfo.outputPath('sound'), { recursive: true, force: true });
});

test.beforeEach(async () => {
	await sound.page.reload();
	await sound.page.waitForFunction(() => 'harness' in window);
});

/** dBFS of so many milliseconds of what is published. */
async function sentLevel(milliseconds: number): Promise<number> {
	const recorded = await sound.page.evaluate(async (samples) => {
		window.harness.record('sent');
		await window.harness.reached('sent', samples);
		return window.harness.recorded('sent');
	}, milliseconds * 48);
	return ratioInDb(meanPower(samplesOf(recorded)), 1);
}

const said = (event: string) =>
	sound.page.evaluate((event) => window.harness.said.filter((it) => it.event === event), event);

test('RNNoise is on by default, and echo cancellation and gain control stay with the device', async () => {
	const settings = await sound.page.evaluate(async () => {
		await window.harness.begin({});
		return window.harness.device?.getSettings();
	});
	await expect
		.poll(() => said('denoise-changed'))
		.toEqual([{ event: 'denoise-changed', data: { on: true } }]);
	expect(settings).toMatchObject({ echoCancellation: true, autoGainControl: true, noiseSuppression: false });
});

test('without RNNoise there is no worklet node; a muted microphone that listens has one', async () => {
	const counts = await sound.page.evaluate(async () => {
		let made = 0;
		const Original = window.AudioWorkletNode;
		window.AudioWorkletNode = class extends Original {
			constructor(...of: ConstructorParameters<typeof Original>) {
				super(...of);
				made++;
			}
		};
		const { harness } = window;
		await harness.begin({ denoise: false });
		const plain = made;
		await harness.microphone?.setListening('voice-only');
		await harness.microphone?.setDenoise(false);
		return { plain, listening: made };
	});
	expect(counts).toEqual({ plain: 0, listening: 1 });
});

test('muted, it sends digital silence and says when somebody talks all the same', async () => {
	await sound.page.evaluate(async () => {
		await window.harness.begin({});
		await window.harness.microphone?.setListening('voice-only');
	});
	expect(await sentLevel(1500)).toBe(-120);
	await expect
		.poll(() => said('talking-while-muted'), { timeout: 10_000 })
		.toContainEqual({ event: 'talking-while-muted', data: { talking: true } });
	await expect
		.poll(() => said('talking-while-muted'), { timeout: 20_000 })
		.toContainEqual({ event: 'talking-while-muted', data: { talking: false } });
});

test('opened muted, it never lets anything through', async () => {
	const recorded = await sound.page.evaluate(async () => {
		const { harness } = window;
		const opening = harness.begin({ listening: 'voice-only' });
		// From the first sample on: the track is there before the device.
		harness.record('sent');
		await opening;
		await harness.reached('sent', 48_000);
		return harness.recorded('sent');
	});
	const samples = samplesOf(recorded);
	expect(samples.length).toBeGreaterThanOrEqual(48_000);
	expect(samples.every((sample) => sample === 0)).toBe(true);
});

test('muted and not listening, it lets the device go, and has it back when it is heard again', async () => {
	const states = await sound.page.evaluate(async () => {
		const { harness } = window;
		await harness.begin({ denoise: false });
		const first = harness.device;
		await harness.microphone?.setListening('off');
		const released = { first: first?.readyState, device: harness.microphone?.device };
		const began = performance.now();
		await harness.microphone?.setListening('full');
		return { released, again: harness.device?.readyState, milliseconds: performance.now() - began };
	});
	expect(states.released).toEqual({ first: 'ended', device: null });
	expect(states.again).toBe('live');
	expect(states.milliseconds).toBeLessThan(1000);
	expect(await sentLevel(1000)).toBeGreaterThan(-50);
});

test('unplugged, it goes on with the default device in the same track', async () => {
	await sound.page.evaluate(async () => {
		const devices = await navigator.mediaDevices.enumerateDevices();
		const other = devices.filter((it) => it.kind === 'audioinput' && it.deviceId !== 'default').at(-1);
		await window.harness.begin({ denoise: false, deviceId: other?.deviceId ?? '' });
		window.harness.unplugged = other?.deviceId ?? null;
		window.harness.unplug();
	});
	await expect.poll(() => said('device-changed')).toHaveLength(2);
	expect(await said('device-lost')).toHaveLength(1);
	expect((await said('device-changed'))[1]?.data).toMatchObject({ deviceId: '', wanted: false });
	expect(await sentLevel(1000)).toBeGreaterThan(-50);
	expect(await sound.page.evaluate(() => window.harness.call?.negotiations())).toBe(0);
});

test('without any device, silence flows and it is said; the first that comes is heard', async () => {
	const reason = await sound.page.evaluate(async () => {
		window.harness.unplugged = 'all';
		return window.harness.begin({ denoise: false }).then(
			() => 'opened',
			(error: { reason?: string }) => error.reason,
		);
	});
	expect(reason).toBe('no-device');
	expect(await said('no-device')).toEqual([{ event: 'no-device', data: { reason: 'no-device' } }]);
	expect(await sentLevel(300)).toBe(-120);
	await sound.page.evaluate(() => {
		window.harness.unplugged = null;
		navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
	});
	await expect.poll(() => said('device-changed')).toHaveLength(1);
	expect(await sentLevel(1000)).toBeGreaterThan(-50);
});

test('when RNNoise cannot be loaded, sound passes unchanged and it is said', async () => {
	await sound.page.route('**/*.wasm', (route) => route.abort());
	try {
		await sound.page.evaluate(() => window.harness.begin({}));
		await expect.poll(() => said('denoise-failed')).toHaveLength(1);
		expect((await said('denoise-failed'))[0]?.data).toMatchObject({ reason: 'load-failed' });
		expect(await sentLevel(1000)).toBeGreaterThan(-50);
	} finally {
		await sound.page.unroute('**/*.wasm');
	}
});

test('tells its level only while somebody listens', async () => {
	const levels = await sound.page.evaluate(async () => {
		await window.harness.begin({ denoise: false });
		const heard: number[] = [];
		const stop = await new Promise<() => void>((resolve) => {
			const end = window.harness.microphone?.onLevel((level) => {
				if (heard.push(level) === 5 && end) resolve(end);
			});
		});
		stop();
		return heard;
	});
	expect(levels).toHaveLength(5);
	expect(Math.max(...levels)).toBeGreaterThan(0.2);
	expect(Math.max(...levels)).toBeLessThanOrEqual(1);
});

test('closed, it holds no device and its track has ended', async () => {
	const states = await sound.page.evaluate(async () => {
		const { harness } = window;
		await harness.begin({});
		await harness.end();
		return [harness.device?.readyState, harness.microphone?.track.readyState];
	});
	expect(states).toEqual(['ended', 'ended']);
});

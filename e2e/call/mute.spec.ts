import type { Page } from '@playwright/test';
import { hostCall, joinCall, pressInBar, tileOf, waitForEachOther } from '../app/call.ts';
import { openDevices, watchDevices } from '../app/devices/devices.ts';
import { personNamed, receivedFrom, waitForSound, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';

/** What is heard of Anna while so many seconds of sound are played. */
async function hearAnna(page: Page, seconds: number) {
	const before = await receivedFrom(page, 'Anna', 'microphone');
	const playedUntil = (before?.totalSamplesDuration ?? 0) + seconds;
	const after = await until(`${seconds} s of sound`, async () => {
		const now = await receivedFrom(page, 'Anna', 'microphone');
		return now && (now.totalSamplesDuration ?? 0) >= playedUntil && now;
	});
	return {
		energy: (after.totalAudioEnergy ?? 0) - (before?.totalAudioEnergy ?? 0),
		packets: after.packets - (before?.packets ?? 0),
	};
}

test('muted means that nothing is sent; camera off means that it is off', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await watchDevices(anna.page);
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
	await waitForSound(bea.page, 'Anna');
	const loud = await hearAnna(bea.page, 2);
	expect(loud.energy).toBeGreaterThan(0);
	expect(loud.packets).toBeGreaterThan(0);

	await test.step('muted', async () => {
		await pressInBar(anna.page, 'Turn microphone off');
		await expect(anna.page.getByRole('button', { name: 'Turn microphone on' })).toBeVisible();
		await expect(tileOf(bea.page, 'Anna')).toContainText('microphone off');
		// What was on its way is played out first.
		await until('the last sound to end', async () => (await hearAnna(bea.page, 0.3)).energy === 0);
		expect(await hearAnna(bea.page, 3)).toEqual({ energy: 0, packets: 0 });
	});

	await test.step('unmuted', async () => {
		await pressInBar(anna.page, 'Turn microphone on');
		await waitForSound(bea.page, 'Anna');
		await expect(tileOf(bea.page, 'Anna')).not.toContainText('microphone off');
	});

	await test.step('camera off', async () => {
		await waitForVideo(bea.page, 'Anna');
		expect(await openDevices(anna.page, 'video')).toBe(1);
		await pressInBar(anna.page, 'Turn camera off');
		await until('the camera to be closed', async () => (await openDevices(anna.page, 'video')) === 0);
		await expect(tileOf(bea.page, 'Anna')).toContainText('camera off');
		await until('Bea to know', async () => (await personNamed(bea.page, 'Anna'))?.tracks.camera?.muted);
		const frames = async () => (await receivedFrom(bea.page, 'Anna', 'camera'))?.framesDecoded;
		const before = await frames();
		await hearAnna(bea.page, 2);
		// What is not wanted any more is put to rest, and Chromium then counts it anew.
		expect([before, 0]).toContain(await frames());
	});

	await test.step('camera on', async () => {
		await pressInBar(anna.page, 'Turn camera on');
		await waitForVideo(bea.page, 'Anna');
		await expect(tileOf(bea.page, 'Anna')).not.toContainText('camera off');
		expect(await openDevices(anna.page, 'video')).toBe(1);
	});
});

test('who joins muted is not heard for a moment', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await bea.page.getByRole('textbox', { name: 'Your name' }).fill('Bea');
	await bea.page.getByRole('textbox', { name: 'Link to a call' }).fill(links.app);
	await bea.page.getByRole('button', { name: 'Join', exact: true }).click();
	await bea.page.getByRole('button', { name: 'Turn microphone off' }).click();
	await expect(bea.page.getByText('You join with your camera, microphone off')).toBeVisible();
	await bea.page.getByRole('button', { name: 'Join', exact: true }).click();
	await waitForVideo(anna.page, 'Bea');
	await until('Bea to be muted', async () => (await personNamed(anna.page, 'Bea'))?.tracks.microphone?.muted);
	const heard = await receivedFrom(anna.page, 'Bea', 'microphone');
	expect(heard?.packets ?? 0).toBe(0);
	expect(heard?.totalAudioEnergy ?? 0).toBe(0);
});

import { notice, shareVideo, shareWindow } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { firstClockPicture, watchClock } from '../clockWindow/watchClock.ts';
import { expect, test } from './callTest.ts';
import { annaAndBea } from './gathering.ts';

const patiently = { timeout: 20_000 };

test('a share rests, comes back, changes its size and ends with its window', async ({ cast }) => {
	const { anna, bea } = await annaAndBea(cast);
	const clock = await cast.clock({ title: 'Timetable' });
	await shareWindow(anna.page, clock.title);
	expect(await firstClockPicture(bea.page, shareVideo, clock.windowId, 30_000)).not.toBeNull();

	await test.step('minimised: everybody is told that it rests', async () => {
		await clock.minimise();
		// Chromium notices it after a while, and a short pause on a busy machine is no rest.
		await expect(notice(bea.page, "Anna's shared window is out of sight")).toBeVisible(patiently);
		await expect(bea.page.locator('[data-share]')).toContainText('window is out of sight');
		const banner = anna.page.getByRole('region', { name: 'Your shared window is out of sight' });
		await expect(banner).toBeVisible();
		await waitForVideo(bea.page, 'Anna', 'camera');
	});

	await test.step('restored: it goes on with new pictures', async () => {
		await clock.restore();
		const restoredAt = Date.now();
		await expect(notice(bea.page, "Anna's shared window is back")).toBeVisible(patiently);
		await expect(bea.page.locator('[data-share]')).not.toContainText('window is out of sight');
		await until('a picture of after the rest', async () => {
			const samples = await watchClock(bea.page, shareVideo, 1_000);
			return samples.some(({ shownAtMs, glassToGlassMs }) => shownAtMs - glassToGlassMs > restoredAt);
		});
	});

	await test.step('resized: it is still readable, in its new shape', async () => {
		for (const [width, height] of [
			[900, 420],
			[600, 400],
		] as const) {
			await clock.resize(width, height);
			await until(`a picture of ${width}x${height}`, async () => {
				const samples = await watchClock(bea.page, shareVideo, 1_000);
				return samples.some(
					(sample) =>
						sample.windowId === clock.windowId &&
						Math.abs(sample.width / sample.height - width / height) < 0.05,
				);
			});
		}
	});

	await test.step('closed: it ends, everybody is told, and the call goes on', async () => {
		await clock.closeWindow();
		await expect(notice(bea.page, 'Anna stopped sharing')).toBeVisible(patiently);
		await expect(notice(anna.page, 'You are not sharing any more')).toBeVisible();
		await expect(bea.page.locator(shareVideo)).toHaveCount(0);
		await waitForVideo(bea.page, 'Anna', 'camera');
		await waitForSound(bea.page, 'Anna');
	});
});

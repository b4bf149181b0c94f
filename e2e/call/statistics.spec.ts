import { receivedFrom, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';
import { annaAndBea } from './gathering.ts';

test('the statistics say what the connection does', async ({ cast }) => {
	const { anna } = await annaAndBea(cast);
	const { page } = anna;
	await waitForVideo(page, 'Bea');
	await page.keyboard.press('i');
	const panel = page.getByRole('complementary', { name: 'Statistics' });
	await panel.waitFor();
	await expect(panel.getByText('DTLS-SRTP')).toBeVisible();
	const camera = panel.locator('[data-stream="received camera"]');
	await expect(camera.getByText(/\d+ × \d+, \d+ fps/)).toBeVisible();
	await expect(camera.locator('[data-figure="codec"] dd')).toHaveText('VP8');

	// The same stream over the same seconds, once by the panel and once by the counters themselves.
	const shown: number[] = [];
	const before = await receivedFrom(page, 'Bea', 'camera');
	await until('ten seconds of figures', async () => {
		const text = (await camera.locator('[data-figure="bitrate"] dd').textContent()) ?? '';
		const [, value = '', unit] = /([\d.]+) (kbit|Mbit)\/s/.exec(text) ?? [];
		if (value) shown.push(Number(value) * (unit === 'Mbit' ? 1_000_000 : 1000));
		const now = await receivedFrom(page, 'Bea', 'camera');
		return (now?.at ?? 0) - (before?.at ?? 0) > 10_000;
	});
	const after = await receivedFrom(page, 'Bea', 'camera');
	const counted =
		(((after?.bytes ?? 0) - (before?.bytes ?? 0)) * 8) / (((after?.at ?? 0) - (before?.at ?? 0)) / 1000);
	const average = shown.reduce((sum, value) => sum + value, 0) / shown.length;
	expect(average / counted).toBeGreaterThan(0.7);
	expect(average / counted).toBeLessThan(1.3);

	await panel.getByRole('button', { name: 'Copy as text' }).click();
	await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
	const text = await anna.launched.app.evaluate(({ clipboard }) => clipboard.readText());
	expect(text).toContain('Person 1');
	expect(text).not.toContain('Bea');
	expect(text).not.toMatch(/\d+\.\d+\.\d+\.\d+/);

	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
});

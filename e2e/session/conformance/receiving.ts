import { expect, type Page, test } from '@playwright/test';
import type { Reception } from '../../../renderer/session/session.ts';
import { colourOf, look, patience, received, type Stand } from './stand.ts';

const want = (page: Page, reception: Reception) =>
	page.evaluate((how) => {
		const id = window.page.trackOf('Anna', 'camera')?.id ?? '';
		window.page.opened.setReception(id, how);
	}, reception);

/** Only what is wanted comes, in the size that is wanted. */
export function receiving(stand: Stand): void {
	test('a video comes in the size in which it is seen', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		if (!(await stand.can(budi, 'layers'))) return;
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red', width: 640, height: 360 }));
		await colourOf(budi, 'Anna').toBe('red');
		const height = async () => (await look(budi, 'Anna'))?.height;
		await want(budi, { wanted: true, size: { width: 640, height: 360 } });
		await expect.poll(height, patience).toBe(360);
		await want(budi, { wanted: true, size: { width: 160, height: 90 } });
		await expect.poll(height, patience).toBe(180);
		await want(budi, { wanted: true, size: { width: 640, height: 360 } });
		await expect.poll(height, patience).toBe(360);
	});

	test('a video that is not wanted does not come', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		if (!(await stand.can(budi, 'pause-reception'))) return;
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		await anna.evaluate(() => window.page.publish('microphone'));
		await colourOf(budi, 'Anna').toBe('red');
		await want(budi, { wanted: false });
		const frames = () => received(budi, 'camera', 'framesDecoded');
		const packets = () => received(budi, 'microphone', 'packets');
		// Sound goes on meanwhile: it is the measure of time.
		await expect
			.poll(async () => {
				const [before, heard] = [await frames(), await packets()];
				await expect.poll(packets, patience).toBeGreaterThan(heard + 20);
				return (await frames()) - before;
			}, patience)
			.toBe(0);
		const resting = await frames();
		await want(budi, { wanted: true, size: { width: 640, height: 360 } });
		await expect.poll(frames, patience).toBeGreaterThan(resting + 5);
	});

	test('who speaks is told', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		await anna.evaluate(() => window.page.publish('microphone'));
		await expect.poll(() => budi.evaluate(() => window.page.heard('Anna')), patience).toBe(true);
		await expect.poll(() => budi.evaluate(() => window.page.speaker), patience).toBe('Anna');
	});
}

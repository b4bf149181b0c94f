import { expect, test } from '@playwright/test';
import { colourOf, look, names, patience, received, type Stand, states } from './stand.ts';

/** Coming in, being seen and heard, sharing, going. */
export function entering(stand: Stand): void {
	test('previews, joins, sees and hears, leaves', async () => {
		const anna = await stand.join('Anna');
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		await anna.evaluate(() => window.page.publish('microphone'));
		const { page: budi, inside } = await stand.open('Budi');
		expect(inside).toEqual((await stand.can(budi, 'preview')) ? ['Anna'] : null);
		await budi.evaluate(() => window.page.join('Budi'));
		await names(budi).toEqual(['Anna']);
		await names(anna).toEqual(['Budi']);
		await colourOf(budi, 'Anna').toBe('red');
		await expect
			.poll(() => received(budi, 'microphone', 'totalAudioEnergy'), patience)
			.toBeGreaterThan(0.001);
		await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
		await colourOf(anna, 'Budi').toBe('blue');
		await budi.evaluate(() => window.page.opened.leave());
		await names(anna).toEqual([]);
		expect(await states(budi)).toEqual(['joining', 'joined', 'left']);
		await expect.poll(() => anna.evaluate(() => window.page.tracks.size), patience).toBe(0);
	});

	test('who comes later sees and hears who was there', async () => {
		const anna = await stand.join('Anna');
		await anna.evaluate(() => window.page.publish('camera', { colour: 'green' }));
		await anna.evaluate(() => window.page.publish('microphone'));
		const [budi, carl] = [await stand.join('Budi'), await stand.join('Carl')];
		for (const page of [budi, carl]) await colourOf(page, 'Anna').toBe('green');
		await names(carl).toEqual(['Anna', 'Budi']);
		await carl.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
		for (const page of [anna, budi]) await colourOf(page, 'Carl').toBe('blue');
	});

	test('leaves and comes in again', async () => {
		const anna = await stand.join('Anna');
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		const first = await stand.join('Budi');
		await colourOf(first, 'Anna').toBe('red');
		await first.evaluate(() => window.page.opened.leave());
		await names(anna).toEqual([]);
		const second = await stand.join('Budi');
		await colourOf(second, 'Anna').toBe('red');
		await names(anna).toEqual(['Budi']);
	});

	test('shares a screen beside the camera', async () => {
		const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
		if (!(await stand.can(anna, 'screen-beside-camera'))) return;
		await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
		await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
		await colourOf(budi, 'Anna', 'camera').toBe('red');
		await colourOf(budi, 'Anna', 'screen').toBe('green');
		await anna.evaluate(() => window.page.close('screen'));
		await expect.poll(() => look(budi, 'Anna', 'screen'), patience).toBeNull();
		await colourOf(budi, 'Anna', 'camera').toBe('red');
	});

	for (const [width, height] of [
		[2560, 1440],
		[1367, 771],
	] as const)
		test(`a screen of ${width}x${height} arrives as large as it is`, async () => {
			const [anna, budi] = [await stand.join('Anna'), await stand.join('Budi')];
			await anna.evaluate((size) => window.page.publish('screen', { colour: 'green', ...size }), {
				width,
				height,
			});
			await colourOf(budi, 'Anna', 'screen').toBe('green');
			// An encoder may take an odd size to the even one below it.
			await expect
				.poll(async () => (await look(budi, 'Anna', 'screen'))?.height, patience)
				.toBeGreaterThanOrEqual(height - 1);
			expect((await look(budi, 'Anna', 'screen'))?.width).toBeGreaterThanOrEqual(width - 1);
		});
}

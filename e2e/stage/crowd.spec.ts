import { received, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { collisions } from './collisions.ts';
import { expect, largeTile, optionsOf, resizeWindow, test } from './stageTest.ts';

test('25 people are all seen, in a window, on a wall screen and in a strip', async ({ crowd }) => {
	const { anna, page } = await crowd(24);
	await expect(page.locator('[data-participant]')).toHaveCount(25, { timeout: 60_000 });
	await waitForVideo(page, 'Guest-24');
	await until(
		'pictures of all 24',
		async () => {
			const pictures = (await received(page)).filter(({ source }) => source === 'camera');
			return pictures.length === 24 && pictures.every(({ framesDecoded = 0 }) => framesDecoded > 0);
		},
		60_000,
	);
	const tilesOverEachOther = async () => (await collisions(page)).filter((one) => !one.includes('the bar'));
	expect(await tilesOverEachOther()).toEqual([]);

	await resizeWindow(anna, 3840, 2160);
	await until('the wide window', () => page.evaluate(() => innerWidth > 1500));
	await until('places in it', async () => (await tilesOverEachOther()).length === 0);
	await expect(page.locator('[data-participant]')).toHaveCount(25);

	// The keyboard alone reaches everybody's menu: one stop of Tab, then arrows.
	await optionsOf(page, 'Guest-1').focus();
	const reached = new Set<string>();
	for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'])
		for (let step = 0; step < 5; step++) {
			await page.keyboard.press(key);
			const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
			reached.add(name);
		}
	expect(reached.size).toBeGreaterThan(10);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem', { name: 'Pin' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menuitem')).toHaveCount(0);

	await resizeWindow(anna, 300, 200);
	await until('the strip', () => page.evaluate(() => innerWidth < 400));
	// Three buttons and, behind a fourth, all the rest (narrowBar.spec.ts).
	const bar = page.getByRole('toolbar').getByRole('button');
	await expect(bar).toHaveCount(4);
	await expect(bar.nth(2)).toHaveAccessibleName('More');
	await until('nothing over anything', async () => (await collisions(page)).length === 0);
	// Of so many, a strip shows who speaks.
	await until('one large picture', async () => (await largeTile(page)) !== null);
	await expect(page.locator('[data-participant]')).toHaveCount(1);
});

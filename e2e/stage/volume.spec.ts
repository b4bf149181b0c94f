import { tileOf } from '../app/call.ts';
import { waitForSound } from '../app/inspection.ts';
import { ratioInDb } from '../sound/measure/level.ts';
import { playedLoudness } from './playedSound.ts';
import { expect, test } from './stageTest.ts';

/** The scripted voice comes and goes in two seconds. */
const stretchMs = 6_000;

test("somebody's volume is heard, and said on their tile", async ({ crowd }) => {
	const { anna, page } = await crowd(1);
	await waitForSound(page, 'Guest-1');
	const loudness = async () => (await playedLoudness(anna, stretchMs)) ** 2;
	const full = await loudness();
	expect(full).toBeGreaterThan(1e-6);

	const tile = tileOf(page, 'Guest-1');
	await tile.click({ button: 'right' });
	const slider = page.getByRole('slider', { name: "Guest-1's volume" });
	// From 100 to 25 percent, in steps of 5, by keyboard.
	await slider.focus();
	for (let step = 0; step < 15; step++) await page.keyboard.press('ArrowLeft');
	await expect(slider).toHaveValue('0.25');
	await page.keyboard.press('Escape');
	await expect(tile).toContainText('25% for you');
	// A quarter of the amplitude is 12 dB less.
	const quieter = ratioInDb(await loudness(), full);
	expect(quieter).toBeLessThan(-9);
	expect(quieter).toBeGreaterThan(-15);

	await tile.click({ button: 'right' });
	await page.getByRole('slider', { name: "Guest-1's volume" }).focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('Escape');
	expect(ratioInDb(await loudness(), full)).toBeLessThan(-40);
});

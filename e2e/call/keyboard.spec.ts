import type { Page } from '@playwright/test';
import { callLinks, joinCall, tileOf, waitForEachOther, waitUntilInside } from '../app/call.ts';
import { callReport, personNamed, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';

/** Opens the palette, types, and takes what comes first. */
async function doByName(page: Page, typed: string, title: string | RegExp): Promise<void> {
	await page.keyboard.press('Control+KeyK');
	const field = page.getByRole('combobox', { name: 'Do anything by name' });
	await expect(field).toBeFocused();
	await page.keyboard.type(typed);
	await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(title);
	await page.keyboard.press('Enter');
	await expect(field).toBeHidden();
}

const own = async (page: Page) => (await callReport(page))?.own;

test('a whole call by the keyboard alone', async ({ cast }) => {
	const clock = await cast.clock({ title: 'Timetable' });
	const anna = await cast.desktop('Anna');
	const { page } = anna;

	await test.step('join from Home', async () => {
		const name = page.getByRole('textbox', { name: 'Your name' });
		await name.waitFor();
		for (let tabs = 0; tabs < 12 && !(await name.evaluate((one) => one === document.activeElement)); tabs++)
			await page.keyboard.press('Tab');
		await page.keyboard.type('Anna');
		await doByName(page, 'start', /^Start a call/);
		await page.getByRole('heading', { name: 'Your call is ready' }).waitFor();
		const join = page.locator('main').getByRole('button', { name: 'Join', exact: true });
		for (let tabs = 0; tabs < 20 && !(await join.evaluate((one) => one === document.activeElement)); tabs++)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await waitUntilInside(anna);
	});
	const bea = await cast.desktop('Bea');
	await joinCall(bea, (await callLinks(page)).app);
	await waitForEachOther([anna, bea]);

	await test.step('mute and camera', async () => {
		await page.keyboard.press('m');
		await until('the microphone to be off', async () => (await own(page))?.microphone.on === false);
		await page.keyboard.press('v');
		await until('the camera to be off', async () => (await own(page))?.camera.on === false);
		await page.keyboard.press('v');
		await waitForVideo(bea.page, 'Anna');
	});

	await test.step('layout and pin', async () => {
		await page.keyboard.press('l');
		await expect(page.getByRole('button', { name: 'Show everybody equally' })).toBeAttached();
		await page.keyboard.press('l');
		await doByName(page, 'pin bea', /^Pin Bea/);
		await doByName(page, 'unpin', /^Unpin Bea/);
	});

	await test.step('share by the picker', async () => {
		await page.keyboard.press('s');
		await page.getByRole('dialog').waitFor();
		await page.getByRole('option', { name: clock.title }).waitFor();
		await page.keyboard.type('Timetable');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await waitForVideo(bea.page, 'Anna', 'screen');
		await expect(page.getByRole('dialog')).toBeHidden();
		await page.keyboard.press('s');
		await until('the share to end', async () => !(await personNamed(bea.page, 'Anna'))?.tracks.screen);
	});

	await test.step('people, and back', async () => {
		await page.keyboard.press('p');
		await page.getByRole('complementary', { name: 'People' }).waitFor();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('complementary', { name: 'People' })).toBeHidden();
	});

	await test.step('leave', async () => {
		await doByName(page, 'leave', /^Leave/);
		// Who hosts is asked what becomes of the others.
		const keep = page.getByRole('button', { name: 'Leave, but keep hosting' });
		await keep.waitFor();
		for (let tabs = 0; tabs < 6 && !(await keep.evaluate((one) => one === document.activeElement)); tabs++)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(tileOf(bea.page, 'Anna')).toHaveCount(0);
	});
});

test('a changed key works, an old one does not, also after a restart', async ({ cast }) => {
	const userDataDir = await cast.folder();
	const first = await cast.desktop('Anna', { userDataDir });
	await first.page.getByRole('textbox', { name: 'Your name' }).fill('Anna');
	await first.page.keyboard.press('Control+Comma');
	await first.page.getByRole('button', { name: 'Shortcuts' }).click();
	const key = first.page.getByRole('button', { name: /^Microphone on or off: .+ Change$/ });
	await expect(key).toHaveText('M');
	await key.click();
	const recording = first.page.getByRole('button', { name: 'Press a key…' });

	await recording.press('v');
	await expect(first.page.getByText('V is taken: Camera on or off.')).toBeVisible();
	await recording.press('Tab').catch(() => {});
	await first.page.getByRole('button', { name: 'Cancel' }).click();
	await expect(key).toHaveText('M');

	await key.click();
	await recording.press('Control+Shift+KeyU');
	await expect(key).toHaveText('Ctrl+Shift+U');
	await first.close();

	const again = await cast.desktop('Anna again', { userDataDir });
	await again.page.getByRole('button', { name: 'Start a call' }).click();
	const microphone = again.page.getByRole('button', { name: 'Turn microphone off' });
	await microphone.waitFor();
	await again.page.locator('body').press('m');
	await expect(microphone).toBeVisible();
	await again.page.locator('body').press('Control+Shift+KeyU');
	await expect(again.page.getByRole('button', { name: 'Turn microphone on' })).toBeVisible();
});

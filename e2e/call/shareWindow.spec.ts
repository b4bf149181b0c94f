import type { Page } from '@playwright/test';
import {
	hostCall,
	joinCall,
	notice,
	openPicker,
	shareVideo,
	shareWindow,
	waitForEachOther,
} from '../app/call.ts';
import { waitForVideo } from '../app/inspection.ts';
import type { ClockWindow } from '../clockWindow/clockWindow.ts';
import { firstClockPicture } from '../clockWindow/watchClock.ts';
import type { Cast } from './callTest.ts';
import { expect, test } from './callTest.ts';

async function callOfTwo(cast: Cast) {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
	return { anna, bea };
}

/** The window that a page sees, by its content. */
async function seenWindow(page: Page, windowId: number): Promise<number | undefined> {
	return (await firstClockPicture(page, shareVideo, windowId, 30_000))?.windowId;
}

test('the window that is clicked is what the others see, beside the camera', async ({ cast }) => {
	const { anna, bea } = await callOfTwo(cast);
	const right = await cast.clock({ title: 'Timetable' });
	await cast.clock({ title: 'Timetable of yesterday' });

	// Two clicks in all.
	await openPicker(anna.page);
	await expect(anna.page.getByRole('option', { name: 'Timetable of yesterday' })).toBeVisible();
	await anna.page.getByRole('option', { name: 'Timetable', exact: true }).click();

	expect(await seenWindow(bea.page, right.windowId)).toBe(right.windowId);
	await expect(bea.page.getByText('Anna is sharing').first()).toBeVisible();
	await waitForVideo(bea.page, 'Anna', 'camera');

	const banner = anna.page.getByRole('region', { name: 'You are sharing Timetable' });
	await banner.getByRole('button', { name: 'Stop sharing' }).click();
	await expect(notice(bea.page, 'Anna stopped sharing')).toBeVisible();
	await expect(bea.page.locator(shareVideo)).toHaveCount(0);
	await expect(banner).toHaveCount(0);
});

test('keys alone share the right one of several windows', async ({ cast }) => {
	const { anna, bea } = await callOfTwo(cast);
	const clocks: ClockWindow[] = [];
	for (const title of ['Budget', 'Holidays', 'Minutes']) clocks.push(await cast.clock({ title }));
	const { keyboard } = anna.page;
	const field = anna.page.getByRole('combobox', { name: 'Search' });
	const options = anna.page.getByRole('option');

	await test.step('by typing', async () => {
		await keyboard.press('s');
		await expect(field).toBeFocused();
		await expect(anna.page.getByRole('option', { name: 'Holidays' })).toBeVisible();
		await keyboard.type('holi');
		await expect(options).toHaveCount(1);
		await keyboard.press('Enter');
		expect(await seenWindow(bea.page, windowIdOf(clocks, 'Holidays'))).toBe(windowIdOf(clocks, 'Holidays'));
		await keyboard.press('s');
		await expect(bea.page.locator(shareVideo)).toHaveCount(0);
	});

	await test.step('by arrows', async () => {
		await keyboard.press('s');
		for (const { title } of clocks)
			await expect(anna.page.getByRole('option', { name: title })).toBeVisible();
		await expect(options.first(), 'what was shared last comes first').toContainText('Holidays');
		const places = await options.allInnerTexts();
		const place = places.findIndex((text) => text.includes('Minutes'));
		for (let step = 0; step < place; step++) await keyboard.press('ArrowRight');
		await expect(anna.page.locator('[role="option"][aria-selected="true"]')).toContainText('Minutes');
		await expect(field, 'a screen reader is told which one').toHaveAttribute(
			'aria-activedescendant',
			(await options.nth(place).getAttribute('id')) ?? '',
		);
		await keyboard.press('Enter');
		expect(await seenWindow(bea.page, windowIdOf(clocks, 'Minutes'))).toBe(windowIdOf(clocks, 'Minutes'));
	});

	await test.step('Escape takes back what was typed, then closes', async () => {
		await keyboard.press('s');
		await expect(notice(bea.page, 'Anna stopped sharing').first()).toBeVisible();
		await keyboard.press('s');
		await expect(field).toBeFocused();
		await keyboard.type('nothing like it');
		await expect(anna.page.getByText('Nothing is called that.')).toBeVisible();
		await keyboard.press('Escape');
		await expect(field).toHaveValue('');
		await keyboard.press('Escape');
		await expect(field).toHaveCount(0);
	});
});

function windowIdOf(clocks: readonly ClockWindow[], title: string): number {
	const found = clocks.find((clock) => clock.title === title);
	if (!found) throw new Error(`No clock is called ${title}`);
	return found.windowId;
}

test('one share gives way to the next', async ({ cast }) => {
	const { anna, bea } = await callOfTwo(cast);
	const first = await cast.clock({ title: 'First' });
	const second = await cast.clock({ title: 'Second' });
	await shareWindow(anna.page, 'First');
	expect(await seenWindow(bea.page, first.windowId)).toBe(first.windowId);
	await anna.page.keyboard.press('s');
	await expect(bea.page.locator(shareVideo)).toHaveCount(0);
	await shareWindow(anna.page, 'Second');
	expect(await seenWindow(bea.page, second.windowId)).toBe(second.windowId);
});

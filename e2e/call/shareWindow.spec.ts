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

	await openPicker(anna.page);
	await expect(anna.page.getByRole('option', { name: 'Timetable of yesterday' })).toBeVisible();
	await anna.page.getByRole('option', { name: 'Timetable', exact: true }).click();
	await anna.page.getByRole('button', { name: 'Share', exact: true }).click();

	expect(await seenWindow(bea.page, right.windowId)).toBe(right.windowId);
	await expect(bea.page.getByText('Anna is sharing').first()).toBeVisible();
	await waitForVideo(bea.page, 'Anna', 'camera');

	const banner = anna.page.getByRole('region', { name: 'You are sharing Timetable' });
	await banner.getByRole('button', { name: 'Stop sharing' }).click();
	await expect(notice(bea.page, 'Anna stopped sharing')).toBeVisible();
	await expect(bea.page.locator(shareVideo)).toHaveCount(0);
	await expect(banner).toHaveCount(0);
});

test('keys alone share a window', async ({ cast }) => {
	const { anna, bea } = await callOfTwo(cast);
	await cast.clock({ title: 'Budget' });
	const right = await cast.clock({ title: 'Holidays' });

	const { keyboard } = anna.page;
	await keyboard.press('s');
	await expect(anna.page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
	await expect(anna.page.getByRole('option', { name: 'Holidays' })).toBeVisible();
	await keyboard.type('holi');
	await expect(anna.page.getByRole('option')).toHaveCount(1);
	await keyboard.press('Tab');
	await keyboard.press('ArrowDown');
	await keyboard.press('Enter');

	expect(await seenWindow(bea.page, right.windowId)).toBe(right.windowId);
	await keyboard.press('s');
	await expect(notice(bea.page, 'Anna stopped sharing')).toBeVisible();
});

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

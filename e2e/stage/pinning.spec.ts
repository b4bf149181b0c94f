import type { Page } from '@playwright/test';
import { notice, tileOf } from '../app/call.ts';
import { until } from '../app/until.ts';
import { expect, largeTile, optionsOf, test } from './stageTest.ts';

async function expectLarge(page: Page, tile: string | null): Promise<void> {
	await until(`${tile} in the large place`, async () => (await largeTile(page)) === tile);
}

test('somebody is pinned by key, menu, drag and double click, and let go again', async ({ crowd }) => {
	const { page } = await crowd(3);
	await expect(page.locator('[data-participant]')).toHaveCount(4, { timeout: 60_000 });
	await expectLarge(page, null);

	await test.step('key', async () => {
		await page.keyboard.press('2');
		await expectLarge(page, 'person Guest-2');
		await page.keyboard.press('2');
		await expectLarge(page, null);
	});

	await test.step('menu, by right click', async () => {
		await tileOf(page, 'Guest-1').click({ button: 'right' });
		await page.getByRole('menuitem', { name: 'Pin' }).click();
		await expectLarge(page, 'person Guest-1');
		await page.getByRole('button', { name: 'Unpin: Guest-1' }).click();
		await expectLarge(page, null);
	});

	await test.step('menu, by keyboard', async () => {
		await optionsOf(page, 'Guest-3').focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await expectLarge(page, 'person Guest-3');
		await expect(page.getByRole('menuitem')).toHaveCount(0);
	});

	await test.step('drag onto the large place', async () => {
		// What is told for a few seconds lies over the tiles in that corner.
		await expect(notice(page, /joined/)).toHaveCount(0, { timeout: 30_000 });
		const from = await tileOf(page, 'Guest-1').boundingBox();
		const onto = await tileOf(page, 'Guest-3').boundingBox();
		if (!from || !onto) throw new Error('The tiles are not seen');
		await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await page.mouse.down();
		await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 8 });
		await expect(page.getByText('Let go here to pin')).toBeVisible();
		await page.mouse.up();
		await expectLarge(page, 'person Guest-1');
		await expect(page.getByText('Let go here to pin')).toHaveCount(0);
	});

	await test.step('double click', async () => {
		await tileOf(page, 'Guest-1').dblclick();
		await expectLarge(page, null);
	});
});

test('a long press of a finger opens the menu, and a tap does not', async ({ crowd }) => {
	const { page } = await crowd(2);
	await expect(page.locator('[data-participant]')).toHaveCount(3, { timeout: 60_000 });
	const box = await tileOf(page, 'Guest-2').boundingBox();
	if (!box) throw new Error('The tile is not seen');
	const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
	const fingers = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchEnd') =>
		fingers.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchStart' ? touchPoints : [] });

	await touch('touchStart');
	await touch('touchEnd');
	await expect(page.getByRole('menuitem')).toHaveCount(0);
	await touch('touchStart');
	await expect(page.getByRole('menuitem', { name: 'Pin' })).toBeVisible();
	await touch('touchEnd');
	// Lifting the finger chooses nothing and closes nothing.
	await expect(page.getByRole('menuitem', { name: 'Pin' })).toBeVisible();
	await page.getByRole('menuitem', { name: 'Pin' }).click();
	await expectLarge(page, 'person Guest-2');
});

test('one hides oneself from oneself, and sees that it is so', async ({ crowd }) => {
	const { page } = await crowd(2);
	await expect(page.locator('[data-participant]')).toHaveCount(3, { timeout: 60_000 });
	await tileOf(page, 'Anna').click({ button: 'right' });
	await page.getByRole('menuitem', { name: 'Hide your own picture from yourself' }).click();
	await expect(page.locator('[data-participant]')).toHaveCount(2);
	await page.mouse.move(300, 200);
	await page.getByRole('button', { name: /Your picture is hidden from you only/ }).click();
	await expect(page.locator('[data-participant]')).toHaveCount(3);
});

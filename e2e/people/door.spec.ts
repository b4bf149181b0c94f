import type { Page } from '@playwright/test';
import { type CallLinks, hostCall, notice, pressInBar, tileOf, waitForEachOther } from '../app/call.ts';
import { personNamed, waitForSound, waitForVideo } from '../app/inspection.ts';
import { type Cast, expect, test } from '../call/callTest.ts';
import { guestInside } from '../call/gathering.ts';

const inspected = ({ localPage }: CallLinks) => `${localPage}?inspect`;
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'People' });

/** Somebody in a browser who has asked to come in, whatever comes of it. */
async function guestAtDoor(cast: Cast, name: string, links: CallLinks): Promise<Page> {
	const { page } = await cast.guest(name, inspected(links));
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.locator('main').getByRole('button', { name: 'Join', exact: true }).click();
	return page;
}

async function setDoor(page: Page, label: string): Promise<void> {
	await pressInBar(page, 'People');
	await panelOf(page).getByRole('button', { name: 'Who comes in' }).click();
	const toggle = panelOf(page).getByRole('switch', { name: label });
	await toggle.locator('xpath=ancestor::label').click();
	await expect(toggle).toBeChecked();
	await pressInBar(page, 'Hide people');
}

async function openPerson(page: Page, name: string): Promise<void> {
	await pressInBar(page, 'People');
	await panelOf(page)
		.getByRole('button', { name: `Options for ${name}` })
		.click();
}

test('a guest knocks, is admitted by a click, and both see and hear each other', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	await setDoor(anna.page, 'Ask before people come in');
	const carl = await cast.guest('Carl', inspected(links));
	await carl.page.getByRole('textbox', { name: 'Your name' }).fill('Carl');
	await carl.page.locator('main').getByRole('button', { name: 'Join', exact: true }).click();
	await expect(carl.page.getByRole('heading', { name: 'You are at the door' })).toBeVisible();
	expect(await personNamed(anna.page, 'Carl')).toBeUndefined();
	await expect(notice(anna.page, 'Carl would like to come in')).toBeVisible();
	await anna.page.getByRole('button', { name: 'Admit', exact: true }).click();
	await waitForEachOther([anna, carl]);
	await expect(notice(anna.page, 'Carl would like to come in')).toHaveCount(0);
	await waitForVideo(anna.page, 'Carl');
	await waitForVideo(carl.page, 'Anna');
	await waitForSound(anna.page, 'Carl');
	await waitForSound(carl.page, 'Anna');
});

test('admitting works by keyboard alone', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const { page } = anna;
	const links = await hostCall(anna);
	await setDoor(page, 'Ask before people come in');
	const carl = await guestAtDoor(cast, 'Carl', links);
	await notice(page, 'Carl would like to come in').waitFor();
	const admit = page.getByRole('button', { name: 'Admit', exact: true });
	for (let presses = 0; presses < 40; presses++) {
		if (await admit.evaluate((button) => button === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(admit).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(tileOf(carl, 'Anna')).toBeVisible();
});

test('who is turned away is told so, and may knock again', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	await setDoor(anna.page, 'Ask before people come in');
	const carl = await guestAtDoor(cast, 'Carl', links);
	await anna.page.getByRole('button', { name: 'Turn away', exact: true }).click();
	await expect(carl.getByRole('heading', { name: 'You were not let in' })).toBeVisible();
	await expect(carl.getByRole('button', { name: 'Knock again' })).toBeVisible();
});

test('a locked call lets nobody in, and those inside see that it is', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await guestInside(cast, 'Bea', links);
	await setDoor(anna.page, 'Lock the call');
	await expect(bea.page.getByRole('img', { name: 'Nobody new: the call is locked' })).toBeVisible();
	const carl = await guestAtDoor(cast, 'Carl', links);
	await expect(carl.getByRole('heading', { name: 'The call is locked' })).toBeVisible();
	expect(await personNamed(anna.page, 'Carl')).toBeUndefined();
});

test('the host removes somebody, after a question', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const carl = await guestInside(cast, 'Carl', links);
	await openPerson(anna.page, 'Carl');
	await anna.page.getByRole('button', { name: 'Remove from the call' }).click();
	await anna.page
		.getByRole('dialog', { name: 'Remove Carl?' })
		.getByRole('button', { name: 'Remove', exact: true })
		.click();
	await expect(carl.page.getByRole('heading', { name: 'You were removed from the call' })).toBeVisible();
	await expect(tileOf(anna.page, 'Carl')).toHaveCount(0);
});

test('a raised hand is seen by the others, and lowered by the same button', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const carl = await guestInside(cast, 'Carl', links);
	await pressInBar(carl.page, 'Raise hand');
	await expect(notice(anna.page, 'Carl raised a hand')).toBeVisible();
	await expect(tileOf(anna.page, 'Carl').getByText('hand raised')).toBeAttached();
	await pressInBar(carl.page, 'Lower hand');
	await expect(tileOf(anna.page, 'Carl').getByText('hand raised')).toHaveCount(0);
});

test('the host leaves but keeps hosting, comes back, and ends it for everybody', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const { page } = anna;
	const links = await hostCall(anna);
	const carl = await guestInside(cast, 'Carl', links);
	await waitForEachOther([anna, carl]);
	await pressInBar(page, 'Leave');
	await expect(page.getByText('If it ends, 1 other person falls out.')).toBeVisible();
	await page.getByRole('button', { name: 'Leave, but keep hosting' }).click();
	await expect(tileOf(carl.page, 'Anna')).toHaveCount(0);
	await page.getByRole('button', { name: 'Home' }).click();
	await page.getByRole('button', { name: 'Go back in' }).click();
	await waitForEachOther([anna, carl]);
	await waitForVideo(page, 'Carl');
	await pressInBar(page, 'Leave');
	await page.getByRole('button', { name: 'End it for everybody' }).click();
	await expect(carl.page.getByRole('heading', { name: 'The call is over' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'The call is over' })).toBeVisible();
	expect(await page.evaluate(() => window.parley.hosting.state())).toEqual({ kind: 'stopped' });
});

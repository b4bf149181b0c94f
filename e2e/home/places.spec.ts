import type { Page } from '@playwright/test';
import { enterCall, hostCall, joinCall, waitUntilInside } from '../app/call.ts';
import { HostProcess } from '../app/hostProcess.ts';
import { callReport } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from '../call/callTest.ts';

const favourites = (page: Page) => page.getByRole('list', { name: 'Favourites' }).getByRole('listitem');
const recent = (page: Page) => page.getByRole('list', { name: 'Recent calls' }).getByRole('listitem');
const placeButton = (page: Page, title: string) =>
	page.locator('[data-place-button]').filter({ hasText: title });

async function leave(page: Page): Promise<void> {
	await page.evaluate(() => document.dispatchEvent(new Event('mousemove')));
	await page.mouse.move(300, 200);
	await page.mouse.move(310, 210);
	await page.getByRole('button', { name: 'Leave' }).click();
	await page.getByRole('button', { name: 'Home' }).click();
}

test('favourites survive a restart, and lead into their call at once, muted as one was', async ({ cast }) => {
	const host = await HostProcess.start();
	try {
		const userDataDir = await cast.folder();
		const anna = await cast.desktop('Anna', { userDataDir });
		await joinCall(anna, host.room.own);
		await anna.page.mouse.move(300, 200);
		await anna.page.keyboard.press('m');
		await until('the mute', async () => (await callReport(anna.page))?.own.microphone.on === false);
		await leave(anna.page);

		const title = 'A call';
		await anna.page.getByRole('button', { name: `Keep ${title} as a favourite` }).click();
		await expect(favourites(anna.page)).toHaveCount(1);
		await anna.page.getByRole('button', { name: `More for ${title}` }).click();
		await anna.page.getByRole('menuitem', { name: 'Rename…' }).click();
		await anna.page.getByRole('textbox', { name: 'Name of this place' }).fill('Standup');
		await anna.page.keyboard.press('Enter');
		await expect(placeButton(anna.page, 'Standup')).toBeVisible();
		await anna.close();

		const again = await cast.desktop('Anna', { userDataDir });
		await expect(favourites(again.page)).toHaveCount(1);
		await expect(again.page.getByText('You join with your camera, microphone off')).toBeVisible();
		await placeButton(again.page, 'Standup').click();
		await waitUntilInside(again);
		const own = (await callReport(again.page))?.own;
		expect(own?.microphone.on).toBe(false);
		await until('the camera', async () => (await callReport(again.page))?.own.camera.on === true);
	} finally {
		await host.close();
	}
});

test('Home shows who is inside, and follows them', async ({ cast }) => {
	const host = await HostProcess.start();
	try {
		const anna = await cast.desktop('Anna');
		await joinCall(anna, host.room.own);
		await leave(anna.page);
		await expect(recent(anna.page)).toHaveCount(1);
		await expect(recent(anna.page)).not.toContainText('inside');

		const bea = await cast.desktop('Bea', { devices: false });
		await joinCall(bea, host.room.own);
		// Looked at again when Home comes back into sight; it would be every half minute otherwise.
		await anna.page.getByRole('button', { name: 'Start a call' }).click();
		await anna.page.getByRole('button', { name: 'Back' }).click();
		await expect(recent(anna.page)).toContainText('1 inside', { timeout: 20_000 });
		await expect(recent(anna.page)).toContainText('Bea');

		await host.kill();
		await anna.page.getByRole('button', { name: 'Go back in' }).click();
		await waitUntilInside(anna);
		await leave(anna.page);
		await expect(recent(anna.page)).toContainText('Not reachable now', { timeout: 20_000 });
		// It is not reached in its lobby either, and a sentence says what to try.
		await recent(anna.page).locator('[data-place-button]').click();
		await expect(anna.page.getByText('The host does not answer.')).toBeVisible({ timeout: 20_000 });
		await host.restart();
		await anna.page.getByRole('button', { name: 'Try again' }).click();
		await expect(anna.page.getByText('The host does not answer.')).toBeHidden();
		await enterCall(anna);
	} finally {
		await host.close();
	}
});

test('nobody is asked who is inside where that is switched off', async ({ cast }) => {
	const host = await HostProcess.start();
	try {
		const anna = await cast.desktop('Anna');
		await joinCall(anna, host.room.own);
		await leave(anna.page);
		const bea = await cast.desktop('Bea', { devices: false });
		await joinCall(bea, host.room.own);
		await anna.page.getByRole('button', { name: 'Settings' }).click();
		await anna.page.getByRole('dialog').waitFor();
		await anna.page.getByText('Privacy').first().click();
		await anna.page.getByText('Show who is inside my places').click();
		await anna.page.keyboard.press('Escape');
		await anna.page.getByRole('dialog').waitFor({ state: 'detached' });
		const sockets: string[] = [];
		anna.page.on('websocket', (socket) => sockets.push(socket.url()));
		await anna.page.reload();
		await expect(recent(anna.page)).toHaveCount(1);
		await hostCall(anna);
		expect(sockets.filter((url) => url.includes(String(host.port)))).toEqual([]);
	} finally {
		await host.close();
	}
});

test('the arrow keys walk through the places; Delete removes one, which can be put back', async ({
	cast,
}) => {
	const first = await HostProcess.start();
	const second = await HostProcess.start();
	try {
		const anna = await cast.desktop('Anna', { devices: false });
		for (const host of [first, second]) {
			await joinCall(anna, host.room.own);
			await leave(anna.page);
		}
		await expect(recent(anna.page)).toHaveCount(2);
		const buttons = anna.page.locator('[data-place-button]');
		await anna.page.getByRole('textbox', { name: 'Link to a call' }).press('ArrowDown');
		await expect(buttons.nth(0)).toBeFocused();
		await anna.page.keyboard.press('ArrowDown');
		await expect(buttons.nth(1)).toBeFocused();
		await anna.page.keyboard.press('F2');
		await anna.page.getByRole('textbox', { name: 'Name of this place' }).fill('Second');
		await anna.page.keyboard.press('Enter');
		await placeButton(anna.page, 'Second').focus();
		await anna.page.keyboard.press('Delete');
		await expect(buttons).toHaveCount(1);
		await expect(buttons.nth(0)).toBeFocused();
		await anna.page.getByRole('button', { name: 'Put it back' }).click();
		await expect(placeButton(anna.page, 'Second')).toBeVisible();
	} finally {
		await first.close();
		await second.close();
	}
});

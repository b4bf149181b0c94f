import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
	callLinks,
	enterCall,
	hostCall,
	joinCall,
	openPicker,
	pressInBar,
	shareVideo,
	shareWindow,
	waitForEachOther,
} from '../app/call.ts';
import { killHost } from '../app/killHost.ts';
import { expect, test } from './callTest.ts';

/** What axe finds on the screen of the moment, in one line each. */
async function violations(page: Page): Promise<string[]> {
	// Its usual way opens another page, which Electron refuses.
	const { violations: found, passes } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		// A tooltip hangs outside of every landmark, as tooltips do.
		.exclude('[data-overlay-container]:has([role="tooltip"])')
		.analyze();
	expect(passes.length, 'axe saw a screen').toBeGreaterThan(5);
	return found.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id} at ${html}: ${failureSummary}`),
	);
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
	await test.step(screen, async () => {
		// What moves in is not yet what it will be: half transparent text has no contrast.
		await page.evaluate(() =>
			Promise.allSettled(
				document
					.getAnimations()
					.filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
					.map(({ finished }) => finished),
			),
		);
		expect.soft(await violations(page), screen).toEqual([]);
	});
}

for (const theme of ['light', 'dark'] as const) {
	test(`every screen of the app is accessible, ${theme}`, async ({ cast }) => {
		const anna = await cast.desktop('Anna');
		const { page } = anna;
		// Playwright has its own say in what the page takes for the system's theme.
		await page.emulateMedia({ colorScheme: theme });
		await page.getByRole('textbox', { name: 'Your name' }).waitFor();
		await expectAccessible(page, 'home');

		const link = page.getByRole('textbox', { name: 'Link to a call' });
		await link.fill('no link');
		await link.press('Enter');
		await page.getByText('This is not a link to a call.').waitFor();
		await expectAccessible(page, 'home, with a link that is none');
		await link.fill('');

		await page.getByRole('button', { name: 'Settings' }).click();
		await page.getByRole('dialog', { name: 'Settings' }).waitFor();
		await expectAccessible(page, 'settings');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });

		await page.getByRole('textbox', { name: 'Your name' }).fill('Anna');
		await page.getByRole('button', { name: 'Start a call' }).click();
		await page.getByRole('heading', { name: 'Your call is ready' }).waitFor();
		await expectAccessible(page, 'lobby');
		await enterCall(anna);
		await page.getByText('You are the only one here').waitFor();
		await expectAccessible(page, 'call, alone');

		await page.getByRole('button', { name: 'Invite people' }).click();
		await page.getByRole('dialog', { name: 'Invite people' }).waitFor();
		await expectAccessible(page, 'invite');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });

		await pressInBar(page, 'People');
		await page.getByRole('complementary', { name: 'People' }).waitFor();
		await expectAccessible(page, 'people');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });

		await pressInBar(page, 'Chat');
		await page.getByRole('textbox', { name: 'Message to everybody' }).fill('See https://example.org/');
		await page.keyboard.press('Enter');
		await page.getByRole('log').getByRole('link').waitFor();
		await expectAccessible(page, 'chat');
		await page.keyboard.press('Escape');

		await pressInBar(page, 'Sound and video');
		await page.getByRole('dialog').waitFor();
		await expectAccessible(page, 'sound and video');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });

		await cast.clock({ title: 'Timetable' });
		await openPicker(page);
		await page.getByRole('option', { name: 'Timetable' }).waitFor();
		await expectAccessible(page, 'picker');
		await page.getByRole('option', { name: 'Timetable' }).click();
		await page.getByRole('region', { name: 'You are sharing Timetable' }).waitFor();
		await expectAccessible(page, 'call, sharing');

		const { localPage } = await callLinks(page);
		const carl = await cast.guest('Carl', `${localPage}?inspect`);
		await enterCall(carl);
		await waitForEachOther([anna, carl]);
		await pressInBar(page, 'Leave');
		await page.getByRole('dialog', { name: 'Leave your call?' }).waitFor();
		await expectAccessible(page, 'leaving');
		await page.getByRole('button', { name: 'Leave, but keep hosting' }).click();
		await page.getByRole('heading', { name: 'You left the call' }).waitFor();
		await expectAccessible(page, 'ended');
		await page.getByRole('button', { name: 'Home' }).click();
		await page.getByRole('heading', { name: 'You are hosting a call' }).waitFor();
		await expectAccessible(page, 'home, hosting');
	});
}

test('a guest sees accessible screens, also while the host is gone', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	const clock = await cast.clock({ title: 'Timetable' });
	await shareWindow(anna.page, clock.title);

	const carl = await cast.guest('Carl', `${links.localPage}?inspect`);
	await carl.page.getByText(/are here$/).waitFor();
	await expectAccessible(carl.page, 'lobby of a guest');
	await enterCall(carl);
	await waitForEachOther([anna, bea, carl]);
	await carl.page.locator(shareVideo).waitFor();
	await expectAccessible(carl.page, 'call with a share');

	await killHost(anna.launched);
	await carl.page.getByText('The host is gone.').waitFor();
	await expectAccessible(carl.page, 'reconnecting');
});

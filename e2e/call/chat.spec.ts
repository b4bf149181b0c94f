import type { Page } from '@playwright/test';
import { notice, pressInBar, waitForEachOther, waitUntilInside } from '../app/call.ts';
import { callReport } from '../app/inspection.ts';
import { killHost } from '../app/killHost.ts';
import type { DesktopParticipant } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';
import { annaAndCarl, annaBeaAndCarl } from './gathering.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Chat' });
const log = (page: Page) => page.getByRole('log', { name: 'What was written' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message to everybody' });
const unreadButton = (page: Page, count: number) =>
	page
		.getByRole('toolbar', { name: 'Call controls' })
		.getByRole('button', { name: `Chat, ${count} new message${count === 1 ? '' : 's'}`, exact: true });

/** The messages as they stand there: who wrote, and the text with its lines. */
const written = (page: Page) =>
	log(page)
		.getByRole('listitem')
		.evaluateAll((lines) =>
			lines.map((line) => [
				line.querySelector('bdi')?.textContent ?? '',
				line.querySelector('[dir="auto"]')?.textContent ?? '',
			]),
		);

/** From now on the system is told nothing: what it would have been told is kept. */
async function keepOpenedOutside({
	launched: { app },
}: DesktopParticipant): Promise<() => Promise<string[]>> {
	await app.evaluate(({ shell }) => {
		const opened: string[] = [];
		Object.assign(globalThis, { opened });
		shell.openExternal = async (url) => {
			opened.push(url);
		};
	});
	return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test('everybody writes and reads, by the keyboard alone; what is unread is marked', async ({ cast }) => {
	const { anna, bea, carl } = await annaBeaAndCarl(cast);

	await test.step('a message of two lines reaches everybody, who are told of it', async () => {
		await anna.page.keyboard.press('c');
		await expect(field(anna.page)).toBeFocused();
		await expect(panel(anna.page).getByText('Nothing has been written yet')).toBeVisible();
		await anna.page.keyboard.type('Hello');
		await anna.page.keyboard.press('Shift+Enter');
		await anna.page.keyboard.type('there, c m v');
		await anna.page.keyboard.press('Enter');
		await expect(field(anna.page)).toHaveValue('');
		await expect.poll(() => written(anna.page)).toEqual([['You', 'Hello\nthere, c m v']]);
		await expect(log(anna.page).getByText('Sending…')).toHaveCount(0);
		for (const { page } of [bea, carl]) {
			await expect(notice(page, 'Anna: Hello there, c m v')).toBeVisible();
			await expect(unreadButton(page, 1)).toBeAttached();
			await expect(page.getByRole('status').filter({ hasText: 'Anna: Hello there, c m v' })).toBeAttached();
		}
		// Letters that are typed are no commands.
		const own = (await callReport(anna.page))?.own;
		expect([own?.microphone.on, own?.camera.on]).toEqual([true, true]);
	});

	await test.step('who opens the chat has read it, and answers', async () => {
		await bea.page.keyboard.press('c');
		await expect(field(bea.page)).toBeFocused();
		await expect(unreadButton(bea.page, 1)).toHaveCount(0);
		await expect(notice(bea.page, 'Anna: Hello')).toHaveCount(0);
		await bea.page.keyboard.type('<b>Hi</b> & welcome');
		await bea.page.keyboard.press('Enter');
		const expected = [
			['Anna', 'Hello\nthere, c m v'],
			['Bea', '<b>Hi</b> & welcome'],
		];
		await carl.page.keyboard.press('c');
		await expect.poll(() => written(carl.page)).toEqual(expected);
		await expect(log(carl.page).locator('b')).toHaveCount(0);
		// Anna's is open: nothing is unread there, and no notice covers it.
		await expect.poll(async () => (await written(anna.page)).length).toBe(2);
		await expect(unreadButton(anna.page, 1)).toHaveCount(0);
		await expect(notice(anna.page, 'Bea:')).toHaveCount(0);
	});

	await test.step('a draft outlives the panel, and the focus goes where it came from', async () => {
		await bea.page.keyboard.type('half a sen');
		await bea.page.keyboard.press('Escape');
		await expect(panel(bea.page)).toHaveCount(0);
		await expect(bea.page.getByRole('button', { name: 'Chat', exact: true })).toBeFocused();
		await bea.page.keyboard.press('c');
		await expect(field(bea.page)).toBeFocused();
		await expect(field(bea.page)).toHaveValue('half a sen');
		await bea.page.keyboard.type('tence');
		await bea.page.keyboard.press('Enter');
		await expect.poll(async () => (await written(carl.page)).at(-1)).toEqual(['Bea', 'half a sentence']);
	});

	await test.step('what is too long is said before it is sent', async () => {
		await field(bea.page).fill('x'.repeat(4003));
		await expect(panel(bea.page).getByText('This is 3 characters too long to be sent.')).toBeVisible();
		await bea.page.keyboard.press('Enter');
		await expect(field(bea.page)).toHaveValue(/^x{4003}$/);
		expect(await written(bea.page)).toHaveLength(3);
		await field(bea.page).fill('');
	});

	await test.step('who reads further up stays there', async () => {
		await field(carl.page).fill(Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n'));
		await carl.page.keyboard.press('Enter');
		await expect(log(anna.page).getByText('line 59')).toBeInViewport();
		await log(anna.page).focus();
		await anna.page.keyboard.press('Home');
		await expect(log(anna.page).getByText('Hello')).toBeInViewport();
		await field(bea.page).fill('further down');
		await bea.page.keyboard.press('Enter');
		const below = panel(anna.page).getByRole('button', { name: 'New messages' });
		await expect(below).toBeVisible();
		await expect(log(anna.page).getByText('further down')).not.toBeInViewport();
		await below.press('Enter');
		await expect(log(anna.page).getByText('further down')).toBeInViewport();
		await expect(below).toHaveCount(0);
	});

	await test.step('who left is still named, and who comes back begins anew', async () => {
		await pressInBar(bea.page, 'Leave');
		await expect(notice(anna.page, 'Bea left')).toBeVisible();
		expect((await written(anna.page)).at(-1)).toEqual(['Bea', 'further down']);
		await bea.page.getByRole('button', { name: 'Join again' }).click();
		await waitUntilInside(bea);
		await waitForEachOther([anna, bea]);
		await bea.page.keyboard.press('c');
		await expect(panel(bea.page).getByText('Nothing has been written yet')).toBeVisible();
		await bea.page.keyboard.type('I am back');
		await bea.page.keyboard.press('Enter');
		await expect.poll(async () => (await written(anna.page)).at(-1)).toEqual(['Bea', 'I am back']);
	});
});

test('a link opens nothing by itself, and goes to the system only if it is the web', async ({ cast }) => {
	const { anna, carl, links } = await annaAndCarl(cast);
	const openedOutside = await keepOpenedOutside(anna);
	const pageBefore = anna.page.url();

	await pressInBar(anna.page, 'Chat');
	await pressInBar(carl.page, 'Chat');
	const text =
		'See (https://example.org/a?b=1), https://p\u0430ypal.com/login, javascript:alert(1) and file:///etc/passwd';
	await field(carl.page).fill(text);
	await carl.page.keyboard.press('Enter');
	const link = log(anna.page).getByRole('link');
	await expect(link).toHaveText(['https://example.org/a?b=1', 'https://xn--pypal-4ve.com/login']);
	for (const one of await link.all()) {
		expect(await one.getAttribute('rel')).toBe('noopener noreferrer');
		expect(await one.getAttribute('target')).toBe('_blank');
	}
	expect(await openedOutside()).toEqual([]);

	await link.first().click();
	await expect.poll(openedOutside).toEqual(['https://example.org/a?b=1']);
	await link.nth(1).press('Enter');
	await expect.poll(openedOutside).toEqual(['https://example.org/a?b=1', 'https://xn--pypal-4ve.com/login']);
	expect(anna.launched.app.windows()).toHaveLength(1);
	expect(anna.page.url()).toBe(pageBefore);

	await test.step('a link to another call asks first', async () => {
		await field(carl.page).fill(links.app.replace(links.roomId, 'anotherRoom1'));
		await carl.page.keyboard.press('Enter');
		await link.last().click();
		const asked = anna.page.getByRole('dialog', { name: 'Join another call?' });
		await asked.getByRole('button', { name: 'Stay here' }).click();
		await expect(asked).toHaveCount(0);
		expect((await callReport(anna.page))?.phase.kind).toBe('inside');
		expect(await openedOutside()).toHaveLength(2);
	});
});

test('while the host is gone, what one writes stays in the field; then it is sent', async ({ cast }) => {
	const { anna, carl } = await annaAndCarl(cast);
	await pressInBar(carl.page, 'Chat');
	await field(carl.page).fill('before');
	await carl.page.keyboard.press('Enter');
	await expect(unreadButton(anna.page, 1)).toBeAttached();
	await killHost(anna.launched);
	await until(
		'the loss to be said',
		async () => (await callReport(carl.page))?.phase.kind === 'reconnecting',
	);
	await field(carl.page).fill('after');
	await carl.page.keyboard.press('Enter');
	await expect(panel(carl.page).getByText('You can send this when you are back in the call.')).toBeVisible();
	await expect(field(carl.page)).toHaveValue('after');
	for (const one of [anna, carl]) await waitUntilInside(one);
	await waitForEachOther([anna, carl]);
	await field(carl.page).press('Enter');
	await expect(unreadButton(anna.page, 2)).toBeAttached();
	await pressInBar(anna.page, 'Chat, 2 new messages');
	await expect
		.poll(() => written(anna.page))
		.toEqual([
			['Carl', 'before'],
			['Carl', 'after'],
		]);
});

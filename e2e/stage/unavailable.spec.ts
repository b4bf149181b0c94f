import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Gallery, openGallery } from '../gallery/gallery.ts';

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

async function windowOf(size: { width: number; height: number }): Promise<Page> {
	const context = await gallery.browser.newContext({ viewport: size, reducedMotion: 'reduce' });
	return context.newPage();
}

const wide = { width: 1280, height: 800 };
const notAllowed = 'Your invitation does not allow that.';

test('what cannot be done says why to the keyboard, and does nothing', async () => {
	const page = await windowOf(wide);
	await gallery.show(page, 'watching');
	const bar = page.getByRole('toolbar', { name: 'Call controls' });
	const expected = [
		`Turn microphone on. ${notAllowed}`,
		`Turn camera on. ${notAllowed}`,
		`Share your screen. ${notAllowed}`,
		'Raise hand. This server cannot do that.',
		'Chat. Whoever runs this server has turned that off.',
	];
	for (const name of expected) {
		const button = bar.getByRole('button', { name, exact: true });
		await expect(button).toHaveAttribute('aria-disabled', 'true');
		await button.focus();
		await expect(button).toBeFocused();
		await expect(page.getByRole('tooltip')).toHaveText(name);
		await page.keyboard.press('Enter');
	}
	// By click and by key, too.
	// Playwright would wait until it is enabled.
	await bar.getByRole('button', { name: /^Chat/ }).click({ force: true });
	for (const key of ['m', 'v', 's', 'h', 'c']) await page.keyboard.press(key);
	await expect(page.getByRole('complementary')).toHaveCount(0);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	for (const name of expected) await expect(bar.getByRole('button', { name, exact: true })).toBeVisible();

	await page.keyboard.press('Control+KeyK');
	await page.getByRole('combobox').fill('chat');
	await expect(page.getByRole('option').first()).toContainText(
		'Whoever runs this server has turned that off.',
	);
	await page.context().close();
});

test('in a narrow window the menu says it', async () => {
	const page = await windowOf({ width: 360, height: 640 });
	await gallery.show(page, 'watching');
	await page.getByRole('toolbar').getByRole('button', { name: 'More', exact: true }).click();
	const chat = page.getByRole('menuitem', { name: 'Chat Whoever runs this server has turned that off.' });
	await page.keyboard.press('End');
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(chat).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('complementary')).toHaveCount(0);
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
	await page.context().close();
});

test('who only watches learns it in the lobby', async () => {
	const page = await windowOf(wide);
	await gallery.show(page, 'lobbyWatching');
	await expect(page.getByRole('button', { name: 'Join', exact: true })).toHaveAccessibleDescription(
		`You join to watch and listen. ${notAllowed}`,
	);
	await expect(page.getByText('Who is inside shows once you are in.')).toBeVisible();
	await page.getByRole('button', { name: `Turn microphone on. ${notAllowed}` }).click({ force: true });
	await expect(page.getByRole('button', { name: `Turn microphone on. ${notAllowed}` })).toBeVisible();
	await page.context().close();
});

test('a broadcast shows oneself large and says that nobody else is seen or heard', async () => {
	const page = await windowOf(wide);
	await gallery.show(page, 'broadcast');
	await expect(page.getByRole('heading', { name: 'Broadcast' })).toBeVisible();
	await expect(page.getByText('Nobody else is seen or heard.')).toBeVisible();
	await expect(page.getByText('You are the only one here')).toHaveCount(0);
	const own = await page.locator('[data-participant="self"]').boundingBox();
	expect((own?.width ?? 0) * (own?.height ?? 0)).toBeGreaterThan(wide.width * wide.height * 0.6);
	// One picture at a time, and it says so beforehand.
	await expect(
		page.getByRole('button', { name: 'Share your screen. Your camera goes off for it.' }),
	).toBeVisible();
	await page.keyboard.press('p');
	await expect(page.getByRole('complementary')).toContainText('Whoever watches is not listed.');

	await gallery.show(page, 'broadcastShare');
	const camera = page.getByRole('button', {
		name: 'Turn camera on. There is one picture at a time here: stop sharing first.',
	});
	await expect(camera).toHaveAttribute('aria-disabled', 'true');
	await page.context().close();
});

test('a host whose server knows no knocking reads why', async () => {
	const page = await windowOf(wide);
	await gallery.show(page, 'doorNoKnocking');
	const knocking = page.getByRole('switch', { name: 'Ask before people come in' });
	await expect(knocking).toHaveAccessibleDescription('This server cannot do that.');
	await knocking.focus();
	await expect(knocking).toBeFocused();
	await page.keyboard.press('Space');
	await expect(knocking).not.toBeChecked();
	await page.getByRole('switch', { name: 'Lock the call' }).press('Space');
	await expect(page.getByRole('switch', { name: 'Lock the call' })).not.toBeChecked();
	await page.context().close();
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { appLink } from '../../contract/invitation/invitation.ts';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

/** What a person chose and where they have been, over restarts and accidents. */
let userDataDir: string;
let apps: LaunchedApp[];
test.beforeEach(async () => {
	apps = [];
	userDataDir = await mkdtemp(join(tmpdir(), 'parley-saved-'));
});
test.afterEach(async () => {
	for (const launched of apps) await launched.close();
	await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function launch(): Promise<LaunchedApp> {
	const launched = await launchApp({ name: 'saved', userDataDir });
	apps.push(launched);
	return launched;
}
const saved = (name: string) => join(userDataDir, 'saved', name);
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Your name' });
async function put(name: string, text: string): Promise<void> {
	await mkdir(join(userDataDir, 'saved'), { recursive: true });
	await writeFile(saved(name), text);
}
const place = (title: string) => ({
	id: `id-of-${title}`,
	link: appLink({ roomId: `room-of-${title}`, addresses: ['192.168.1.5:4443'] }),
	title,
	ownTitle: '',
	favourite: false,
	at: 1,
});

test('what was chosen a moment before the end is there again', async () => {
	const first = await launch();
	await nameField(first.page).fill('Anna');
	await first.close();
	const { page } = await launch();
	await page.getByRole('button', { name: 'Settings' }).click();
	await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })).toHaveValue('Anna');
});

test('the theme holds from the first picture on, for the window too', async () => {
	await put('settings.json', JSON.stringify({ version: 1, value: { theme: 'dark', name: 'Anna' } }));
	const { app, page } = await launch();
	const native = () => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
	expect(await native()).toBe('dark');
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');

	await page.getByRole('button', { name: 'Settings' }).click();
	await page.getByRole('button', { name: 'Appearance' }).click();
	await page.getByRole('radio', { name: 'Light' }).check({ force: true });
	await expect.poll(native).toBe('light');
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
});

test('damaged settings are set aside with a word, and the app starts with fresh ones', async () => {
	await put('settings.json', '{"version":1,"value":{"name":"An');
	const { page } = await launch();
	await expect(page.getByText('Your settings could not be read and were set aside.')).toBeVisible();
	await nameField(page).fill('Ben');
	await expect.poll(() => readFile(saved('settings.json'), 'utf8').catch(() => '')).toContain('"Ben"');
	const aside = (await readdir(join(userDataDir, 'saved'))).find((name) => name.includes('.damaged-'));
	expect(await readFile(saved(aside ?? 'nothing'), 'utf8')).toBe('{"version":1,"value":{"name":"An');

	await page.getByRole('button', { name: 'Dismiss' }).click();
	await expect(page.getByText('Your settings could not be read')).toBeHidden();
});

test('one damaged field costs only itself', async () => {
	await put('settings.json', JSON.stringify({ version: 1, value: { name: 'Anna', theme: 'sepia' } }));
	const { page } = await launch();
	await expect(page.getByText('A part of your settings could not be read')).toBeVisible();
	await page.getByRole('button', { name: 'Settings' }).click();
	await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })).toHaveValue('Anna');
});

test('a list of a newer version stays as it is until the person sets it aside', async () => {
	const later = JSON.stringify({ version: 9, value: { galaxies: [] } });
	await put('places.json', later);
	const { page } = await launch();
	await expect(page.getByText('Your list of calls was made by a newer Parley.')).toBeVisible();
	expect(await readFile(saved('places.json'), 'utf8')).toBe(later);
	await page.getByRole('button', { name: 'Set it aside and begin anew' }).click();
	await expect
		.poll(() => readdir(join(userDataDir, 'saved')))
		.toContainEqual(expect.stringContaining('.newer-'));
});

test('where nothing can be written the app works all the same, and says so once', async () => {
	// A file where the folder should be.
	await writeFile(join(userDataDir, 'saved'), '');
	const { page } = await launch();
	await nameField(page).fill('Anna');
	await expect(page.getByText('What you choose cannot be saved')).toBeVisible();
	await page.getByRole('button', { name: 'Dismiss' }).click();
	await nameField(page).fill('Anna L');
	await page.reload();
	// The main process still knows it.
	await page.getByRole('button', { name: 'Settings' }).click();
	await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })).toHaveValue('Anna L');
	await expect(page.getByText('What you choose cannot be saved')).toBeHidden();
});

test('what an earlier version kept in the page moves to the files', async () => {
	const first = await launch();
	await first.page.evaluate(
		(places) => {
			localStorage.setItem('parley.settings', '{"name":"Anna","language":"id"}');
			localStorage.setItem('parley.places', places);
		},
		JSON.stringify({ recent: [place('Ben')] }),
	);
	// As though this version had never run.
	await rm(join(userDataDir, 'saved'), { recursive: true, force: true });
	await first.page.reload();
	await expect(first.page.locator('html')).toHaveAttribute('lang', 'id');
	await expect(first.page.getByText('Ben', { exact: true })).toBeVisible();
	await first.close();

	const { page } = await launch();
	await expect(page.locator('html')).toHaveAttribute('lang', 'id');
	await expect(page.getByText('Ben', { exact: true })).toBeVisible();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('places can be forgotten, put back, and not be remembered at all', async () => {
	await put('places.json', JSON.stringify({ version: 1, value: { places: [place('Ben'), place('Dai')] } }));
	const { page } = await launch();
	await expect(page.getByText('Ben', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Settings' }).click();
	await page.getByRole('button', { name: 'Privacy' }).click();
	await page.getByRole('button', { name: 'Forget 2 calls' }).click();
	await page.getByRole('button', { name: 'Put it back' }).click();
	await expect(page.getByRole('button', { name: 'Forget 2 calls' })).toBeVisible();
	await page.getByRole('switch', { name: 'Remember where I have been' }).uncheck({ force: true });
	await expect(page.getByText('The list is empty.')).toBeVisible();
	await expect.poll(() => readFile(saved('places.json'), 'utf8')).not.toContain('room-of');
});

test('a machine without a key store says what that means', async () => {
	const { page } = await launch();
	test.skip((await page.evaluate(() => window.parley.saved.keyStore())) === 'system', 'this machine has one');
	await page.getByRole('button', { name: 'Settings' }).click();
	await page.getByRole('button', { name: 'Privacy' }).click();
	await expect(page.getByText('This computer has no key store.')).toBeVisible();
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

let launched: LaunchedApp;
let folder: string;
test.beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'parley-report-'));
	launched = await launchApp({ name: 'diagnostics', args: ['--use-fake-device-for-media-stream'] });
});
test.afterEach(async () => {
	await launched.close();
	await rm(folder, { recursive: true, force: true });
});

test('a report of a real call holds no name, link, room or address', async () => {
	const { app, page } = launched;
	await page.getByRole('textbox', { name: 'Your name' }).fill('Anneliese');
	await page.getByRole('button', { name: 'Start a call' }).click();
	await page.getByRole('button', { name: 'Join', exact: true }).click();
	await page.getByText('You are the only one here').waitFor();
	const hosting = await page.evaluate(() => window.parley.hosting.state());
	if (hosting.kind !== 'running') throw new Error(`Not hosting but ${hosting.kind}`);

	// Nobody can press the buttons of the system's own dialog here.
	const file = join(folder, 'report.txt');
	await app.evaluate(({ dialog }, filePath) => {
		dialog.showSaveDialog = async () => ({ canceled: false, filePath });
	}, file);
	await page.getByRole('button', { name: 'Sound and video' }).click();
	await page.getByRole('button', { name: 'All settings' }).click();
	await page.getByRole('button', { name: 'About' }).click();
	await page.getByRole('button', { name: 'Show the report' }).click();
	const preview = page.getByRole('textbox', { name: 'What the report says' });
	await expect(preview).toHaveValue(/audioinput: [1-9]/);
	const seen = await preview.inputValue();
	await page.getByRole('button', { name: 'Save…' }).click();
	await expect(page.getByText('The report is saved.')).toBeVisible();

	const report = await readFile(file, 'utf8');
	expect(report).toBe(seen);
	expect(report).toContain('info main: ready');
	expect(report).toMatch(/sent microphone \w+/);
	const secrets = [
		'Anneliese',
		hosting.own.roomId,
		hosting.own.key ?? 'no key',
		...hosting.invitation.addresses,
		'127.0.0.1',
		'parley://',
		launched.userDataDir,
		hostname(),
		userInfo().username,
	];
	for (const secret of secrets) expect(report).not.toContain(secret);
	// Names of devices are asked for.
	expect(report).not.toContain('Fake');
	await page.getByRole('switch', { name: 'With the names of my devices' }).check({ force: true });
	await expect(preview).toHaveValue(/Fake/);
});

test('what goes wrong in the page stands in the log, without its words', async () => {
	await launched.page.evaluate(() => {
		setTimeout(() => {
			throw new RangeError('Anneliese at 10.0.0.1');
		});
	});
	await expect.poll(() => launched.output()).toContain('error page: RangeError');
	expect(
		launched
			.output()
			.split('\n')
			.filter((line) => line.includes('error page:'))
			.join(),
	).not.toContain('Anneliese');
});

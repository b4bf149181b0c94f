import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { hostCall, pressInBar } from '../app/call.ts';
import { callReport } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';

const run = promisify(execFile);
const accelerator = 'CommandOrControl+Alt+U';

test('a key mutes from any program in a call, if one wants it, and is given back', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const { page, launched } = anna;
	const taken = () =>
		launched.app.evaluate(({ globalShortcut }, key) => globalShortcut.isRegistered(key), accelerator);
	await page.getByRole('textbox', { name: 'Your name' }).fill('Anna');
	await page.keyboard.press('Control+Comma');
	await page.getByRole('button', { name: 'Shortcuts' }).click();
	const key = page.getByRole('button', { name: /^Microphone, from any program: .+ Change$/ });
	await expect(key).toHaveText('No key');
	await key.click();
	const recording = page.getByRole('button', { name: 'Press a key…' });
	await recording.press('m');
	await expect(page.getByText('Add Ctrl or Alt')).toBeVisible();
	await recording.press('Control+Alt+KeyU');
	await expect(key).toHaveText('Ctrl+Alt+U');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	expect(await taken()).toBe(false);

	await hostCall(anna);
	await until('the key to be taken', taken);
	await until('the microphone to be on', async () => (await callReport(page))?.own.microphone.on);
	// Pressed on the display itself, while another program is in front.
	const terminal = spawn('xterm', { stdio: 'ignore' });
	try {
		const [terminalWindow] = (
			await run('xdotool', ['search', '--sync', '--onlyvisible', '--pid', String(terminal.pid)])
		).stdout.split('\n');
		await run('xdotool', ['windowfocus', '--sync', terminalWindow ?? '']);
		await run('xdotool', ['key', 'ctrl+alt+u']);
		await until(
			'the microphone to be off',
			async () => (await callReport(page))?.own.microphone.on === false,
		);
	} finally {
		terminal.kill();
	}

	await pressInBar(page, 'Leave');
	await until('the key to be given back', async () => !(await taken()));
});

test('a key that another program has is named as refused', async ({ cast }) => {
	const other = await cast.desktop('Bea');
	expect(
		await other.launched.app.evaluate(
			({ globalShortcut }, key) => globalShortcut.register(key, () => {}),
			accelerator,
		),
	).toBe(true);
	const { page } = await cast.desktop('Anna');
	await page.getByRole('textbox', { name: 'Your name' }).fill('Anna');
	await page.keyboard.press('Control+Comma');
	await page.getByRole('button', { name: 'Shortcuts' }).click();
	const key = page.getByRole('button', { name: /^Microphone, from any program: .+ Change$/ });
	await key.click();
	await page.getByRole('button', { name: 'Press a key…' }).press('Control+Alt+KeyU');
	await expect(page.getByText('The system does not give this key.')).toBeVisible();
	await expect(key).toHaveText('No key');
});

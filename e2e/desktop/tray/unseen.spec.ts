import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostCall, joinCall, pressInBar, shareWindow, tileOf, waitForEachOther } from '../../app/call.ts';
import { callReport, personNamed, receivedFrom, waitForSound, waitForVideo } from '../../app/inspection.ts';
import { until } from '../../app/until.ts';
import { expect, test } from './desktopTest.ts';
import { closeWindow, sightOf, waitForSight } from './windowOf.ts';

/** What happens while nobody sees the window. */

test('who knocks is told of, inside or not, and a click leads to them', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const notifications = await desktop.openNotifications();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	const link = await hostCall(ana);
	const item = await tray.item();
	await pressInBar(ana.page, 'People');
	const people = ana.page.getByRole('complementary', { name: 'People' });
	await people.getByRole('button', { name: 'Who comes in' }).click();
	const knocking = people.getByRole('switch', { name: 'Ask before people come in' });
	await knocking.locator('xpath=ancestor::label').click();
	await expect(knocking).toBeChecked();
	await closeWindow(ana.launched);
	await waitForSight(ana.launched, 'hidden');

	const ben = await cast.guest('Ben', `${link.localPage}?inspect`);
	await ben.page.getByRole('textbox', { name: 'Your name' }).fill('Ben');
	await ben.page.locator('main').getByRole('button', { name: 'Join', exact: true }).click();
	const knocks = () => notifications.shown.filter(({ body }) => body === 'Ben would like to come in');
	await expect.poll(knocks).toHaveLength(1);

	// Nobody is inside any more who could let him in.
	await item.click('Leave');
	await expect.poll(knocks).toHaveLength(2);
	await expect.poll(async () => (await item.labels())[0]).toBe('Ben would like to come in');
	expect(await sightOf(ana.launched)).toBe('hidden');
	const [, second] = knocks();
	if (!second) throw new Error('There is no second notification');
	notifications.click(second);
	await waitForSight(ana.launched, 'shown');
	await ana.page.getByRole('button', { name: 'Admit', exact: true }).click();
	await waitForEachOther([ana, ben]);
	await expect.poll(async () => (await item.labels())[0]).toBe('Ben');
});

test('a share is stopped from the tray, without the window', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	const clock = await cast.clock({ title: 'Timetable' });
	await shareWindow(ana.page, clock.title);
	await waitForVideo(bea.page, 'Ana', 'screen');
	await closeWindow(ana.launched);
	await waitForSight(ana.launched, 'hidden');
	const item = await tray.item();
	await expect.poll(() => item.tooltip()).toContain('you are sharing');
	await item.click('Stop sharing');
	await until('Ana to share nothing', async () => {
		const person = await personNamed(bea.page, 'Ana');
		return person && !person.tracks.screen;
	});
	await expect.poll(() => item.labels()).not.toContain('Stop sharing');
	expect(await sightOf(ana.launched)).toBe('hidden');
});

test('a window that nobody can see receives voices and no pictures', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForVideo(bea.page, 'Ana');
	await waitForSound(bea.page, 'Ana');
	const window = await bea.launched.app.browserWindow(bea.page);
	const pictures = async () => (await receivedFrom(bea.page, 'Ana', 'camera'))?.packets ?? 0;

	for (const [away, back] of [
		['hide', 'show'],
		['minimize', 'restore'],
	] as const) {
		await window.evaluate((one, how) => one[how](), away);
		let before = -1;
		await until(`no more pictures (${away})`, async () => {
			// A voice that goes on says that time has passed.
			await waitForSound(bea.page, 'Ana');
			const now = await pictures();
			const same = now === before;
			before = now;
			return same;
		});
		await window.evaluate((one, how) => one[how](), back);
		await waitForVideo(bea.page, 'Ana');
		expect(await pictures()).toBeGreaterThan(before);
	}
});

test('a link that arrives brings the hidden window, with its lobby', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea', { env: desktop.env });
	await tray.item();
	await closeWindow(bea.launched);
	await waitForSight(bea.launched, 'hidden');
	const again = await bea.launched.app.evaluate(({ app }) => [process.execPath, app.getAppPath()] as const);
	const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const [program, folder] = again;
	const args = [folder, `--user-data-dir=${bea.launched.userDataDir}`, ...root, link.app];
	await once(spawn(program, args, { stdio: 'ignore' }), 'exit');
	await waitForSight(bea.launched, 'shown');
	await bea.page.getByRole('button', { name: 'Back' }).waitFor();
	await expect(bea.page.locator('main').getByText('Ana').first()).toBeVisible();
});

test('after a sleep the call goes on, and who was muted is', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForSound(ana.page, 'Bea');
	await pressInBar(bea.page, 'Turn microphone off');
	await until('Bea to be muted', async () => (await personNamed(ana.page, 'Bea'))?.tracks.microphone?.muted);
	await waitForVideo(ana.page, 'Bea');

	const { app, page } = bea.launched;
	const window = await app.browserWindow(page);
	const pid = await window.evaluate(({ webContents }) => webContents.getOSProcessId());
	const say = (what: 'suspend' | 'resume') =>
		app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), what);
	await say('suspend');
	// A machine that sleeps runs nothing: neither heartbeats nor media leave the page.
	process.kill(pid, 'SIGSTOP');
	try {
		let before = -1;
		await until('nothing more to come of Bea', async () => {
			const packets = (await receivedFrom(ana.page, 'Bea', 'camera'))?.packets ?? 0;
			const same = packets === before;
			before = packets;
			return same;
		});
	} finally {
		process.kill(pid, 'SIGCONT');
	}
	await say('resume');

	await waitForVideo(ana.page, 'Bea');
	await waitForSound(bea.page, 'Ana');
	expect((await callReport(bea.page))?.phase.kind).toBe('inside');
	expect((await personNamed(ana.page, 'Bea'))?.tracks.microphone?.muted).toBe(true);
	await expect(tileOf(ana.page, 'Bea')).toHaveCount(1);
	await pressInBar(bea.page, 'Turn microphone on');
	await waitForSound(ana.page, 'Bea');
});

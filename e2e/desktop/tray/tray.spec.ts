import { hostCall, joinCall, pressInBar, waitForEachOther, waitUntilInside } from '../../app/call.ts';
import { callReport, personNamed, receivedFrom, waitForSound, waitForVideo } from '../../app/inspection.ts';
import { until } from '../../app/until.ts';
import { expect, test } from './desktopTest.ts';
import { closeWindow, sightOf, waitForSight } from './windowOf.ts';

const start = 'Start a call';
const idleEnd = ['-', start, '-', 'Open Parley', 'Settings', 'Quit Parley'];

test('one click in the tray leads into a call, as last time', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea', { env: desktop.env });
	const item = await tray.item();
	await expect.poll(() => item.labels()).toEqual(idleEnd.slice(1));
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	await pressInBar(bea.page, 'Leave');
	await bea.page.getByRole('button', { name: 'Home' }).click();

	await expect.poll(() => item.labels()).toEqual(['Ana', ...idleEnd]);
	await closeWindow(bea.launched);
	await waitForSight(bea.launched, 'hidden');
	await item.click('Ana');
	await waitUntilInside(bea);
	await waitForSound(ana.page, 'Bea');
	expect(await sightOf(bea.launched)).toBe('shown');
});

test('the tray shows the call and holds its switches', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	const item = await tray.item();
	const idle = await item.picture();
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);

	const inCall = ['Bea', 'Turn microphone off', 'Turn camera off', 'Leave', '-', 'Open Parley', 'Settings'];
	await expect.poll(() => item.labels()).toEqual([...inCall, 'Quit Parley']);
	await expect.poll(() => item.tooltip()).toBe('Bea · microphone on');
	const calling = await item.picture();
	expect(calling).not.toBe(idle);

	await closeWindow(ana.launched);
	await item.click('Turn microphone off');
	await until(
		'Bea to see Ana muted',
		async () => (await personNamed(bea.page, 'Ana'))?.tracks.microphone?.muted,
	);
	await expect.poll(() => item.tooltip()).toBe('Bea · microphone off');
	expect(await item.picture()).not.toBe(calling);
	await item.click('Turn camera off');
	await until(
		'Ana to have no camera',
		async () => (await personNamed(bea.page, 'Ana'))?.tracks.camera?.muted,
	);
	// A switch is thrown without the window.
	expect(await sightOf(ana.launched)).toBe('hidden');

	await item.click('Leave');
	await until('Ana to have left', async () => !(await personNamed(bea.page, 'Ana')));
	await expect.poll(() => item.labels()).toContain('Go back in');
	await item.click('Go back in');
	// Until the new call is there, the page still shows the one that was left.
	await until('Ana to be back', async () => (await callReport(ana.page))?.phase.kind === 'inside');
	const { own } = (await callReport(ana.page)) ?? {};
	// As last time: nobody is heard by surprise.
	expect(own?.microphone.on).toBe(false);
	expect(own?.camera.on).toBe(false);
});

test('a call goes on when its window is closed, and the first time that is said', async ({
	cast,
	desktop,
}) => {
	const tray = await desktop.openTray();
	const notifications = await desktop.openNotifications();
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea', { env: desktop.env });
	await tray.item();
	await joinCall(bea, link.app);
	// At once: whatever of her is still on its way comes without her window, too.
	await closeWindow(bea.launched);
	await waitForSight(bea.launched, 'hidden');
	await expect.poll(() => notifications.shown.map(({ title }) => title)).toEqual(['Your call goes on']);
	await waitForVideo(ana.page, 'Bea');
	// She is seen and heard as before, and hears; pictures that nobody could see do not come (unseen.spec.ts).
	for (const [receiver, from, sources] of [
		[bea.page, 'Ana', ['microphone']],
		[ana.page, 'Bea', ['microphone', 'camera']],
	] as const) {
		for (const source of sources) {
			const before = (await receivedFrom(receiver, from, source))?.packets ?? 0;
			await until(`more of the ${source} of ${from}`, async () => {
				const now = await receivedFrom(receiver, from, source);
				return now && now.packets > before + 20;
			});
		}
	}

	const item = await tray.item();
	await item.click('Open Parley');
	await waitForSight(bea.launched, 'shown');
	await waitForVideo(bea.page, 'Ana');
	await closeWindow(bea.launched);
	await waitForSight(bea.launched, 'hidden');
	await item.activate();
	await waitForSight(bea.launched, 'shown');
	expect(notifications.shown).toHaveLength(1);
});

test('a tray that goes away leaves no camera behind out of sight', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	await hostCall(ana);
	await tray.item();
	await closeWindow(ana.launched);
	await waitForSight(ana.launched, 'hidden');
	await tray.end();
	await waitForSight(ana.launched, 'minimised');
	// And one that comes later is used.
	const next = await desktop.openTray();
	await (await next.item()).click('Open Parley');
	await waitForSight(ana.launched, 'shown');
});

test('without a tray a call is minimised, and goes on', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	await closeWindow(bea.launched);
	await waitForSight(bea.launched, 'minimised');
	await waitForSound(bea.page, 'Ana');
	await waitForSound(ana.page, 'Bea');
});

import { hostCall, joinCall, notice, tileOf, waitForEachOther } from '../app/call.ts';
import { loseDevice } from '../app/devices/devices.ts';
import { callReport, waitForSound, waitForVideo } from '../app/inspection.ts';
import { until } from '../app/until.ts';
import { expect, test } from './callTest.ts';
import { annaAndBea } from './gathering.ts';

test('without any device one joins, sees and hears', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea', { devices: false });
	await joinCall(bea, links.app);
	await waitForEachOther([anna, bea]);
	await waitForVideo(bea.page, 'Anna');
	await waitForSound(bea.page, 'Anna');

	await expect(tileOf(anna.page, 'Bea')).toContainText('microphone off');
	await expect(tileOf(anna.page, 'Bea')).toContainText('camera off');
	const own = (await callReport(bea.page))?.own;
	expect(own?.microphone).toMatchObject({ on: false, problem: 'no-device' });
	expect(own?.camera).toMatchObject({ on: false, problem: 'no-device' });
});

test('the lobby says which device is missing', async ({ cast }) => {
	const bea = await cast.desktop('Bea', { devices: false });
	await bea.page.getByRole('textbox', { name: 'Your name' }).fill('Bea');
	await bea.page.getByRole('button', { name: 'Start a call' }).click();
	await expect(bea.page.getByText('No camera was found. You can join without one.')).toBeVisible();
});

test('a microphone that is lost is said, and another one takes over', async ({ cast }) => {
	const { anna, bea } = await annaAndBea(cast);
	await waitForSound(anna.page, 'Bea');
	await loseDevice(bea.launched, 'microphone');
	await expect(notice(bea.page, 'Your microphone is gone. Nobody hears you.')).toBeVisible();
	await expect(notice(bea.page, /^Now speaking through/)).toBeVisible();
	await waitForSound(anna.page, 'Bea');
});

test('a camera that is lost is said, and the call goes on', async ({ cast }) => {
	const { anna, bea } = await annaAndBea(cast);
	await waitForVideo(anna.page, 'Bea');
	await loseDevice(bea.launched, 'camera');
	await expect(notice(bea.page, /^(Your camera is gone|Now filming with)/).first()).toBeVisible();
	await until('the camera to be on again', async () => (await callReport(bea.page))?.own.camera.on);
	await waitForVideo(anna.page, 'Bea');
	await waitForSound(anna.page, 'Bea');
});

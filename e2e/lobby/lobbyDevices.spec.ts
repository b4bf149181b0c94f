import type { Page } from '@playwright/test';
import { enterCall } from '../app/call.ts';
import { loseDevice } from '../app/devices/devices.ts';
import { allowDevices, makeMissing, tellDevicesChanged } from '../app/devices/missing.ts';
import { callReport } from '../app/inspection.ts';
import type { DesktopParticipant } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { expect, test } from '../call/callTest.ts';

/** Into the lobby of a call of one's own. */
async function openLobby({ page, name }: DesktopParticipant): Promise<void> {
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.getByRole('button', { name: 'Start a call' }).click();
	await page.getByRole('heading', { name: 'Your call is ready' }).waitFor();
}

const mirror = (page: Page) => page.getByRole('region', { name: 'This is how others see you' });
const picture = (page: Page) => mirror(page).locator('video[data-playing]');

test('with nothing plugged in the lobby says so, and one joins all the same', async ({ cast }) => {
	const anna = await cast.desktop('Anna', { devices: false });
	await openLobby(anna);
	await expect(anna.page.getByText('No camera was found. You can join without one.')).toBeVisible();
	await expect(anna.page.getByText('No microphone was found. You can listen all the same.')).toBeVisible();
	await expect(anna.page.getByText('You join with microphone and camera off')).toBeVisible();
	await anna.page.getByRole('button', { name: 'Hear the difference' }).click();
	await expect(anna.page.getByText('No microphone was found. Plug one in and try again.')).toBeVisible();
	await enterCall(anna);
});

test('refused devices are said; allowed meanwhile, they come when one is back', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await allowDevices(anna.launched, false);
	await openLobby(anna);
	await expect(anna.page.getByText('Parley may not use your camera.')).toBeVisible();
	await expect(anna.page.getByText('Parley may not use your microphone.')).toBeVisible();
	await allowDevices(anna.launched, true);
	// As the window says it when one comes back from the system's settings.
	await anna.page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(picture(anna.page)).toBeVisible();
	await expect(anna.page.getByText('You join with microphone and camera')).toBeVisible();
});

test('devices that another program holds can be tried again', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	for (const kind of ['audio', 'video'] as const) await makeMissing(anna.page, kind, 'NotReadableError');
	await openLobby(anna);
	await expect(anna.page.getByText('Another program uses your camera.')).toBeVisible();
	await expect(anna.page.getByText('Another program uses your microphone.')).toBeVisible();
	const again = anna.page.getByRole('button', { name: 'Try again' });
	await mirror(anna.page).getByRole('button', { name: 'Try again' }).click();
	await expect(anna.page.getByText('Another program uses your camera.')).toBeVisible();
	for (const kind of ['audio', 'video'] as const) await makeMissing(anna.page, kind, null);
	await mirror(anna.page).getByRole('button', { name: 'Try again' }).click();
	await expect(picture(anna.page)).toBeVisible();
	await again.click();
	await expect(anna.page.getByText('You join with microphone and camera')).toBeVisible();
	await expect(again).toHaveCount(0);
});

test('what is plugged in while one stands in the lobby is used', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	for (const kind of ['audio', 'video'] as const) await makeMissing(anna.page, kind, 'NotFoundError');
	await openLobby(anna);
	await expect(anna.page.getByText('No camera was found.')).toBeVisible();
	for (const kind of ['audio', 'video'] as const) await makeMissing(anna.page, kind, null);
	await tellDevicesChanged(anna.page);
	await expect(picture(anna.page)).toBeVisible();
	await until('the microphone', async () => (await callReport(anna.page))?.own.microphone.on === true);
});

test('a camera that is lost in the lobby comes back by itself', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await openLobby(anna);
	await expect(picture(anna.page)).toBeVisible();
	await loseDevice(anna.launched, 'camera');
	await until('a camera again', async () => (await callReport(anna.page))?.own.camera.on === true);
	await expect(picture(anna.page)).toBeVisible();
});

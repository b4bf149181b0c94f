import { networkInterfaces } from 'node:os';
import { enterCall, hostCall, waitForEachOther } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { expect, test } from './callTest.ts';

/** An address of this machine at which others reach it. */
const ownAddress = Object.values(networkInterfaces())
	.flatMap((addresses) => addresses ?? [])
	.find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test('a browser on this machine joins over plain http', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	expect(links.localPage).toMatch(/^http:\/\/(127\.0\.0\.1|localhost):/);
	const carl = await cast.guest('Carl', `${links.localPage}?inspect`);
	await enterCall(carl);
	await waitForEachOther([anna, carl]);
	await waitForVideo(carl.page, 'Anna');
	await waitForVideo(anna.page, 'Carl');
	await waitForSound(carl.page, 'Anna');
	await waitForSound(anna.page, 'Carl');
	// The person has clicked: nothing is held back.
	const messages = carl.page.getByRole('region', { name: 'Messages' });
	await expect(messages.getByText('The browser holds the sound back')).toHaveCount(0);
});

test("a browser joins with the host's own certificate, past its warning", async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const address = `https://127.0.0.1:${links.port}/join/${links.roomId}?inspect`;
	const carl = await cast.guest('Carl', address, { ignoreHTTPSErrors: true });
	await enterCall(carl);
	await waitForEachOther([anna, carl]);
	await waitForVideo(carl.page, 'Anna');
	await waitForSound(anna.page, 'Carl');
});

test('from elsewhere, plain http explains the warning before it comes', async ({ cast }) => {
	test.skip(ownAddress === undefined, 'This machine is in no network');
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const carl = await cast.guest('Carl', `http://${ownAddress}:${links.port}/join/${links.roomId}`);
	const onward = carl.page.locator(`a[href="https://${ownAddress}:${links.port}/join/${links.roomId}"]`);
	await expect(onward).toBeVisible();
	await expect(carl.page.locator('a[href^="parley://join/"]')).toBeVisible();
	await expect(carl.page.getByText(/([0-9A-F]{2}:){31}[0-9A-F]{2}/)).toBeVisible();
});

import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { pageAddress } from '../../contract/invitation/invitation.ts';
import { enterCall, hostCall, pressInBar, waitForEachOther } from '../app/call.ts';
import type { LaunchedApp } from '../app/launch.ts';
import { expect, test } from '../call/callTest.ts';

/** Reads a QR code as a phone does: from the picture on the screen. */
async function scan({ app, page }: LaunchedApp): Promise<string | undefined> {
	const png = (await page.screenshot()).toString('base64');
	const { bitmap, width, height } = await app.evaluate(({ nativeImage }, picture) => {
		const image = nativeImage.createFromBuffer(Buffer.from(picture, 'base64'));
		return { bitmap: image.toBitmap().toString('base64'), ...image.getSize() };
	}, png);
	// Blue comes before red here, which makes no difference to black on white.
	return jsQR(new Uint8ClampedArray(Buffer.from(bitmap, 'base64')), width, height)?.data;
}

async function invitationPage(page: Page): Promise<string> {
	const state = await page.evaluate(() => window.parley.hosting.state());
	if (state.kind !== 'running') throw new Error('No call is hosted');
	return pageAddress(state.invitation);
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`the QR code is the link for a browser, ${colorScheme}`, async ({ cast }) => {
		const anna = await cast.desktop('Anna');
		const { page } = anna;
		await page.emulateMedia({ colorScheme });
		await hostCall(anna);
		const link = await invitationPage(page);
		test.skip(link.startsWith('https://127.'), 'This machine is in no network');
		await page.getByRole('button', { name: 'Invite people' }).click();
		await page.getByRole('img', { name: 'QR code with the link for a browser' }).waitFor();
		await expect.poll(() => scan(anna.launched)).toBe(link);
		await page.getByRole('button', { name: 'Copy link for a browser' }).click();
		expect(await anna.launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(link);
	});
}

test('mail opens a letter to nobody yet, with the two links in it', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const { page, launched } = anna;
	const links = await hostCall(anna);
	// There is no mail program here: what the system is asked to open is written down instead.
	await launched.app.evaluate(({ shell }) => {
		const opened: string[] = [];
		Object.assign(globalThis, { opened });
		shell.openExternal = async (url) => {
			opened.push(url);
		};
	});
	await pressInBar(page, 'People');
	await page
		.getByRole('complementary', { name: 'People' })
		.getByRole('button', { name: 'Invite people' })
		.click();
	await page.getByRole('button', { name: 'Mail' }).click();
	const opened = () => launched.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
	await expect.poll(opened).toHaveLength(1);
	const [letter = ''] = await opened();
	const { protocol, pathname, searchParams } = new URL(letter);
	expect([protocol, pathname, [...searchParams.keys()]]).toEqual(['mailto:', '', ['subject', 'body']]);
	expect(searchParams.get('subject')).toBe('Join my call');
	expect(searchParams.get('body')).toContain(links.app);
	expect(searchParams.get('body')).toContain(await invitationPage(page));
});

test('a call that is hosted without oneself in it can be handed on from Home', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	const { page, launched } = anna;
	const links = await hostCall(anna);
	const carl = await cast.guest('Carl', `${links.localPage}?inspect`);
	await enterCall(carl);
	await waitForEachOther([anna, carl]);
	await pressInBar(page, 'Leave');
	await page.getByRole('button', { name: 'Leave, but keep hosting' }).click();
	await page.getByRole('button', { name: 'Home' }).click();
	await page.getByRole('heading', { name: 'You are hosting a call' }).waitFor();
	await page.getByRole('button', { name: 'Invite people' }).click();
	await page.getByRole('button', { name: 'Copy link for Parley' }).click();
	await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(links.app);
});

import { enterCall, hostCall, notice, pressInBar, tileOf, waitForEachOther } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { expect, test } from './callTest.ts';

test('one hosts, the other joins with the copied link, both see and hear each other', async ({ cast }) => {
	const anna = await cast.desktop('Anna');
	await hostCall(anna);
	await expect(anna.page.getByText('You are the only one here')).toBeVisible();

	await anna.page.getByRole('button', { name: 'Invite people' }).click();
	await anna.page.getByRole('button', { name: 'Copy link for Parley' }).click();
	await expect(anna.page.getByRole('button', { name: 'Copied' })).toBeVisible();
	const link = await anna.launched.app.evaluate(({ clipboard }) => clipboard.readText());
	expect(link).toMatch(/^parley:\/\/join\/[\w-]{22}\?at=/);
	await anna.page.keyboard.press('Escape');

	const bea = await cast.desktop('Bea');
	await bea.page.getByRole('textbox', { name: 'Your name' }).fill('Bea');
	await bea.page.getByRole('textbox', { name: 'Link to a call' }).fill(link);
	await bea.page.getByRole('textbox', { name: 'Link to a call' }).press('Enter');
	await expect(bea.page.getByText('Anna is here')).toBeVisible();
	await enterCall(bea);

	await waitForEachOther([anna, bea]);
	await expect(notice(anna.page, 'Bea joined')).toBeVisible();
	await expect(tileOf(anna.page, 'Bea')).toBeVisible();
	await expect(tileOf(bea.page, 'Anna')).toBeVisible();
	await waitForVideo(anna.page, 'Bea');
	await waitForVideo(bea.page, 'Anna');
	await waitForSound(anna.page, 'Bea');
	await waitForSound(bea.page, 'Anna');

	await pressInBar(bea.page, 'Leave');
	await expect(bea.page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
	await expect(notice(anna.page, 'Bea left')).toBeVisible();
	await expect(tileOf(anna.page, 'Bea')).toHaveCount(0);

	await bea.page.getByRole('button', { name: 'Join again' }).click();
	await waitForEachOther([anna, bea]);
	await waitForVideo(anna.page, 'Bea');
});

test('a link that is none is said at the field', async ({ cast }) => {
	const { page } = await cast.desktop('Bea');
	const field = page.getByRole('textbox', { name: 'Link to a call' });
	await field.fill('parley://join/x?at=192.168.1.5:4443');
	await field.press('Enter');
	await expect(page.getByText('This link leads to no call.')).toBeVisible();
	await expect(field).toHaveAttribute('aria-invalid', 'true');
});

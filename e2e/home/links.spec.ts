import { hostCall } from '../app/call.ts';
import { expect, test } from '../call/callTest.ts';
import { drop, paste } from './giving.ts';

const link = 'parley://join/a-room-nowhere?at=127.0.0.1:9';

const hostile: readonly [string, string][] = [
	['hello', 'This is not a link to a call.'],
	['javascript:alert(document.cookie)', 'This is not a link to a call.'],
	['file:///etc/passwd', 'This is not a link to a call.'],
	['data:text/html,<script>alert(1)</script>', 'This is not a link to a call.'],
	['https://example.org/join/x', 'This link leads to no call.'],
	['https://calls.example.org@evil.example.org/rooms/x', 'This link carries a name or password'],
	['https://exam\u200bple.org/group/x/', 'This link has invisible characters in it'],
	['wss://example.org?access_token=nonsense', 'The token in this link is damaged.'],
	['ws://example.org/janus?room=1', 'This link would lead over an unprotected connection.'],
	[`https://example.org/group/${'x'.repeat(5000)}`, 'This is too long for a link to a call.'],
	['https://example.org/rooms/x#%E0%A4%A', 'A part of this link cannot be read.'],
	['parley://join/../../x', 'This link leads to no call.'],
	['parley://join/a-room-nowhere?at=nowhere', 'This link names a place that cannot exist.'],
	['http://192.168.1.5/join/a-room-nowhere', 'This link would lead over an unprotected connection.'],
];

test('links that are wrong or mean harm get a sentence, dropped or pasted, and the page stays', async ({
	cast,
}) => {
	const { page } = await cast.desktop('Anna', { devices: false });
	const address = page.url();
	for (const [text, sentence] of hostile) {
		await drop(page, { 'text/uri-list': text, 'text/plain': text });
		await expect(page.getByText(sentence), `dropped ${text.slice(0, 60)}`).toBeVisible();
		// Whoever begins to write something else is not told any more.
		await page.getByRole('textbox', { name: 'Link to a call' }).fill('p');
		await expect(page.getByText(sentence)).toBeHidden();
		await page.locator('h1').first().click();
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await paste(page, text);
		await expect(page.getByText(sentence), `pasted ${text.slice(0, 60)}`).toBeVisible();
		await page.getByRole('textbox', { name: 'Link to a call' }).fill('');
	}
	expect(page.url()).toBe(address);
});

test('a good link that is dropped leads to its lobby; one that is pasted too', async ({ cast }) => {
	const { page } = await cast.desktop('Anna', { devices: false });
	await drop(page, { 'text/uri-list': link });
	await expect(page.getByRole('heading', { name: 'Ready to join?' })).toBeVisible();
	await page.getByRole('button', { name: 'Back' }).click();
	await page.getByRole('textbox', { name: 'Link to a call' }).focus();
	await paste(page, `  ${link}\n`);
	await expect(page.getByRole('heading', { name: 'Ready to join?' })).toBeVisible();
});

test('dropped in a call, a link asks first, and a wrong one is said', async ({ cast }) => {
	const anna = await cast.desktop('Anna', { devices: false });
	await hostCall(anna);
	await drop(anna.page, { 'text/plain': 'hello' });
	await expect(anna.page.getByText('This is not a link to a call.')).toBeVisible();
	await anna.page.getByRole('button', { name: 'Dismiss' }).click();
	await expect(anna.page.getByText('This is not a link to a call.')).toBeHidden();
	await drop(anna.page, { 'text/uri-list': link });
	await expect(anna.page.getByRole('dialog', { name: 'Join another call?' })).toBeVisible();
	await anna.page.getByRole('button', { name: 'Stay here' }).click();
	await expect(anna.page.getByRole('dialog')).toHaveCount(0);
});

test('a link that was copied is offered, once; anything else is not', async ({ cast }) => {
	const anna = await cast.desktop('Anna', { devices: false });
	const { page, launched } = anna;
	const copy = async (text: string) => {
		await launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
		await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	};
	await copy('my password');
	expect(await page.evaluate(() => window.parley.clipboard.joinLink())).toBeNull();
	await copy(link);
	await expect(page.getByText('You copied a link to a call.')).toBeVisible();
	await page.getByRole('button', { name: 'Dismiss' }).click();
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(page.getByText('You copied a link to a call.')).toBeHidden();
	await copy(`${link}1`);
	await page.getByRole('button', { name: 'Go there' }).click();
	await expect(page.getByRole('heading', { name: 'Ready to join?' })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { tokenFor } from '../../contract/destination/tokens.test-part.ts';
import { type DesktopParticipant, openDesktop } from '../app/participants.ts';
import { expect, test } from '../call/callTest.ts';
import { type AskedServer, page as pageSaying, startAskedServer } from './askedServer.ts';
import { drop, paste } from './giving.ts';

/** From a pasted link to the lobby of a call on any server; nobody answers at these addresses. */

let anna: DesktopParticipant;
let page: Page;
const servers: AskedServer[] = [];
test.beforeAll(async () => {
	anna = await openDesktop({ name: 'Anna' });
	page = anna.page;
	await page.getByRole('textbox', { name: 'Your name' }).fill('Anna');
});
test.afterAll(() => anna.close());
test.afterEach(async () => {
	for (const server of servers.splice(0)) await server.close();
});

async function serve(...how: Parameters<typeof startAskedServer>): Promise<AskedServer> {
	const server = await startAskedServer(...how);
	servers.push(server);
	return server;
}

const field = () => page.getByRole('textbox', { name: 'Link to a call' });
const lobby = () => page.getByRole('heading', { name: 'Ready to join?' });
const sheet = (name: string) => page.getByRole('dialog', { name });
const anySheet = () => page.getByRole('dialog');

async function give(link: string): Promise<void> {
	await field().focus();
	await paste(page, link);
}

async function goBack(): Promise<void> {
	await page.getByRole('button', { name: 'Back' }).click();
	await expect(field()).toBeVisible();
	await field().fill('');
}

async function cancel(): Promise<void> {
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(anySheet()).toHaveCount(0);
	await field().fill('');
}

const token = tokenFor({ room: 'planning' });

for (const [link, what, room] of [
	['ws://127.0.0.1:9/?roomId=x1', 'A mediasoup room on 127.0.0.1:9', 'x1'],
	['http://127.0.0.1:9/?roomId=x2', 'A mediasoup room on 127.0.0.1:9', 'x2'],
	[`ws://127.0.0.1:9?access_token=${token}`, 'A LiveKit room on 127.0.0.1:9', 'planning'],
	[
		`http://127.0.0.1:9/custom?liveKitUrl=ws://127.0.0.1:9&token=${token}#phrase`,
		'A LiveKit room on 127.0.0.1:9',
		'planning',
	],
	['http://127.0.0.1:9/rooms/choir', 'A LiveKit Meet room on 127.0.0.1:9', 'choir'],
	['ws://127.0.0.1:9/janus?room=1234&pin=5', 'A Janus room on 127.0.0.1:9', '1234'],
	['http://127.0.0.1:9/group/team/monday/', 'A Galene group on 127.0.0.1:9', 'team/monday'],
	['http://127.0.0.1:9/group/team/?token=abc', 'A Galene group on 127.0.0.1:9', 'team'],
	['http://127.0.0.1:9/whip/stage', 'A broadcast to 127.0.0.1:9: you only send', null],
	['http://127.0.0.1:9/group/team/.whip', 'A broadcast to 127.0.0.1:9: you only send', null],
] as const) {
	test(`by its form: ${link.replace(token, '…')}`, async () => {
		await give(link);
		await expect(lobby()).toBeVisible();
		await expect(page.getByText(what, { exact: true })).toBeVisible();
		if (room) await expect(page.getByText(room, { exact: true })).toBeVisible();
		await expect(anySheet()).toHaveCount(0);
		await goBack();
	});
}

test('what a Janus link lacks is asked for, by keyboard alone', async () => {
	await give('ws://127.0.0.1:9/janus');
	await expect(sheet('A Janus room on 127.0.0.1:9')).toBeVisible();
	const room = page.getByRole('textbox', { name: 'Room' });
	await expect(room).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByText('This is needed to go on.')).toBeVisible();
	await page.keyboard.type('1234');
	await expect(page.getByText('This is needed to go on.')).toBeHidden();
	await page.keyboard.press('Tab');
	await page.keyboard.type('98765');
	await page.keyboard.press('Enter');
	await expect(lobby()).toBeVisible();
	await expect(page.getByText('1234', { exact: true })).toBeVisible();
	await goBack();
});

test('Escape leads back to the field', async () => {
	await give('ws://127.0.0.1:9/janus');
	await expect(anySheet()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(anySheet()).toHaveCount(0);
	await expect(field()).toBeVisible();
	await field().fill('');
});

test('a token is asked for; one that is none gets a sentence, one inside of a whole link is found', async () => {
	await give('ws://127.0.0.1:9/rtc');
	await expect(sheet('A LiveKit room on 127.0.0.1:9')).toBeVisible();
	const tokenField = page.getByRole('textbox', { name: 'Token' });
	await tokenField.fill('hello');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByText('This is no token')).toBeVisible();
	await tokenField.fill(`wss://livekit.example.org?access_token=${token}`);
	await expect(tokenField).toHaveValue(token);
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(lobby()).toBeVisible();
	await expect(page.getByText('planning', { exact: true })).toBeVisible();
	await goBack();
});

test('a ticket that is out of date is not gone with: another one is asked for', async () => {
	await give(`ws://127.0.0.1:9?access_token=${tokenFor({ room: 'planning', expires: 1_600_000_000 })}`);
	await expect(page.getByText('The ticket in this link is out of date.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Token' }).fill(token);
	await page.keyboard.press('Enter');
	await expect(lobby()).toBeVisible();
	await goBack();
});

test('what only the server can tell it is asked once, after a yes, and without a cookie', async () => {
	const server = await serve(
		pageSaying('<title>Our calls</title><script src="/mainpage.js"></script>', {
			'set-cookie': 'who=anna; path=/',
		}),
	);
	await give(`http://${server.host}/#secret`);
	await expect(page.getByText(`Parley would ask ${server.host} what this is.`)).toBeVisible();
	await cancel();
	expect(server.asked).toEqual([]);

	for (const times of [1, 2]) {
		await give(`http://${server.host}/#secret`);
		await page.getByRole('button', { name: 'Ask' }).click();
		await expect(sheet(`A Galene group on ${server.host}`)).toBeVisible();
		expect(server.asked.map(({ what }) => what)).toEqual(new Array(times).fill('GET /'));
		expect(server.asked.at(-1)?.headers.cookie).toBeUndefined();
		if (times === 1) await cancel();
	}
	await page.getByRole('textbox', { name: 'Group' }).fill('team');
	await page.keyboard.press('Enter');
	await expect(lobby()).toBeVisible();
	// The sheet says the same, as long as it is still on its way out.
	await expect(anySheet()).toHaveCount(0);
	await expect(page.getByText(`A Galene group on ${server.host}`, { exact: true })).toBeVisible();
	await goBack();
});

for (const [subprotocol, what] of [
	['protoo', 'A mediasoup room on'],
	['janus-protocol', 'A Janus room on'],
] as const) {
	test(`a WebSocket server tells what it is by choosing ${subprotocol}`, async () => {
		const server = await serve(pageSaying(''), subprotocol);
		await give(`ws://${server.host}/`);
		expect(server.asked).toEqual([]);
		await page.getByRole('button', { name: 'Ask' }).click();
		await expect(sheet(`${what} ${server.host}`)).toBeVisible();
		expect(server.asked.map(({ what: asked }) => asked)).toEqual(['UPGRADE /']);
		await cancel();
	});
}

test('a server that leads elsewhere is not followed: the person is asked anew', async () => {
	const other = await serve(pageSaying('<title>LiveKit Meet</title>'));
	const server = await serve((_request, response) => {
		response.writeHead(302, { location: `http://${other.host}/` }).end();
	});
	await give(`http://${server.host}/`);
	await page.getByRole('button', { name: 'Ask' }).click();
	await expect(page.getByText(`Parley would ask ${other.host} what this is.`)).toBeVisible();
	expect(server.asked).toHaveLength(1);
	expect(other.asked).toEqual([]);
	await page.getByRole('button', { name: 'Ask' }).click();
	await expect(sheet(`A LiveKit Meet room on ${other.host}`)).toBeVisible();
	expect(other.asked).toHaveLength(1);
	await cancel();
});

const endless = 'x'.repeat(65_536);

for (const [name, answer, sentence] of [
	['a page of something else', pageSaying('<title>Shop</title>'), 'there is no call that Parley knows'],
	['a Parley host', pageSaying('<title>Parley</title>'), 'the link names none of them'],
	[
		'a page that never ends',
		(_request: unknown, response: import('node:http').ServerResponse) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			const more = () => {
				while (!response.destroyed && response.write(endless));
			};
			response.on('drain', more);
			more();
		},
		'there is no call that Parley knows',
	],
	[
		'a server that hangs up',
		(request: import('node:http').IncomingMessage) => {
			request.socket.destroy();
		},
		'does not answer',
	],
	[
		'one that wants a password',
		(_request: unknown, response: import('node:http').ServerResponse) => {
			response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
		},
		'there is no call that Parley knows',
	],
] as const) {
	test(`${name} gets a sentence`, async () => {
		const server = await serve(answer);
		await give(`http://${server.host}/x`);
		await page.getByRole('button', { name: 'Ask' }).click();
		await expect(sheet('No call was found')).toContainText(sentence);
		expect(server.asked).toHaveLength(1);
		await anySheet().getByRole('button', { name: 'Close' }).last().click();
		await expect(anySheet()).toHaveCount(0);
		await field().fill('');
	});
}

test('a name that looks like another one is shown as it is before anything happens', async () => {
	await drop(page, { 'text/plain': 'https://gаlene.org/group/team/' });
	await expect(sheet('Do you know this server?')).toBeVisible();
	await expect(page.getByText('xn--glene-4ve.org')).toBeVisible();
	await cancel();
});

test('the main process asks nobody whose form says what it is, and no unprotected server', async () => {
	const server = await serve(pageSaying(''));
	const ask = (address: string) =>
		page.evaluate(
			(asked) => window.parley.probe.ask({ address: asked }).catch((error) => error.message),
			address,
		);
	for (const address of [`http://${server.host}/group/x/`, 'http://192.0.2.1/', 'file:///etc/passwd', 'x'])
		expect(await ask(address)).toContain('malformed');
	expect(server.asked).toEqual([]);
});

test('a token of LiveKit Meet comes by way of the main process', async () => {
	const server = await serve((_request, response) => {
		response
			.writeHead(200, { 'content-type': 'application/json' })
			.end(JSON.stringify({ serverUrl: 'wss://live.example.org', participantToken: token, extra: 1 }));
	});
	const answer = await page.evaluate(
		(meet) => window.parley.liveKitMeet.askForToken({ page: meet, room: 'choir', participantName: 'Anna' }),
		`http://${server.host}`,
	);
	expect(answer).toEqual({ kind: 'token', serverUrl: 'wss://live.example.org', participantToken: token });
	expect(server.asked.map(({ what }) => what)).toEqual([
		'GET /api/connection-details?roomName=choir&participantName=Anna',
	]);
});

test('places on every server are kept over a restart, under the names that they have, and lead there', async ({
	cast,
}) => {
	const userDataDir = await cast.folder();
	const links = [
		'ws://127.0.0.1:9/janus?room=1234&pin=5',
		'http://127.0.0.1:9/group/team/',
		'http://127.0.0.1:9/rooms/choir#phrase',
		`ws://127.0.0.1:9?access_token=${token}`,
		'ws://127.0.0.1:9/?roomId=x1',
	];
	const first = await cast.desktop('Bea', { userDataDir, devices: false });
	await first.page.evaluate(async (all) => {
		const places = all.map((link, index) => ({ link, title: '', at: index }));
		await window.parley.saved.write({ name: 'places', text: JSON.stringify({ places }) });
	}, links);
	await first.close();
	const again = await cast.desktop('Bea', { userDataDir, devices: false });
	const buttons = again.page.locator('[data-place-button]');
	await expect(buttons).toHaveCount(links.length);
	for (const [index, title] of ['1234', 'team', 'choir', 'planning', 'x1'].entries())
		await expect(buttons.nth(index)).toContainText(title);
	await buttons.nth(1).click();
	await expect(again.page.getByText('A Galene group on 127.0.0.1:9', { exact: true })).toBeVisible();
});

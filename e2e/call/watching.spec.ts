import { RoomServiceClient } from 'livekit-server-sdk';
import { joinCall } from '../app/call.ts';
import { callReport, statistics, waitForVideo } from '../app/inspection.ts';
import { livekit, livekitKeys, livekitToken } from '../servers/livekit.ts';
import { patience, received, Stand } from '../session/conformance/stand.ts';
import { expect, test } from './callTest.ts';

/** Who may only watch, until somebody gives them the word: on a LiveKit server, whose tokens say so. */
const stand = new Stand(livekit);
stand.setUp();

const identity = 'anna-who-watches';

/** Where the room is, and what it is called there: its tokens say it. */
async function whereItIs(): Promise<{ url: string; room: string }> {
	const target = await stand.room.target('nobody');
	if (target.kind !== 'livekit') throw new Error('a room of another server');
	const claims = JSON.parse(Buffer.from(target.token.split('.')[1] ?? '', 'base64url').toString());
	return { url: target.url, room: claims.video.room };
}

test('who may only watch sends nothing; who is given the word decides themselves', async ({ cast }) => {
	const { url, room } = await whereItIs();
	const host = new RoomServiceClient(url.replace(/^ws/, 'http'), livekitKeys.key, livekitKeys.secret);
	const giveWord = (canPublish: boolean) =>
		host.updateParticipant(room, identity, {
			permission: { canPublish, canSubscribe: true, canPublishData: canPublish },
		});
	const budi = await stand.join('Budi');
	await budi.evaluate(() => window.page.publish('camera', { colour: 'red' }));

	const anna = await cast.desktop('Anna');
	const { page } = anna;
	const link = new URL(url);
	const token = await livekitToken(room, 'Anna', { canPublish: false }, { identity });
	link.searchParams.set('access_token', token);
	await joinCall(anna, link.href);
	await waitForVideo(page, 'Budi');

	const bar = page.getByRole('toolbar', { name: 'Call controls' });
	const why = 'Your invitation does not allow that.';
	const forbidden = bar.getByRole('button', { name: `Turn microphone on. ${why}` });
	const heard = () => received(budi, 'microphone', 'totalAudioEnergy');
	await expect(forbidden).toHaveAttribute('aria-disabled', 'true');
	await expect(bar.getByRole('button', { name: `Chat. ${why}` })).toBeAttached();
	await page.keyboard.press('m');
	await page.keyboard.press('v');
	const own = async () => (await callReport(page))?.own;
	expect(await own()).toMatchObject({ microphone: { on: false }, camera: { on: false } });
	expect((await statistics(page)).filter(({ direction }) => direction === 'sent')).toEqual([]);

	await giveWord(true);
	await expect(bar.getByRole('button', { name: 'Turn microphone on', exact: true })).toBeAttached();
	await expect(bar.getByRole('button', { name: 'Chat', exact: true })).toBeAttached();
	// Nobody is heard by surprise.
	expect(await own()).toMatchObject({ microphone: { on: false }, camera: { on: false } });
	await page.keyboard.press('m');
	await expect.poll(heard, patience).toBeGreaterThan(0.001);

	await giveWord(false);
	await expect(forbidden).toBeAttached();
	await expect.poll(own).toMatchObject({ microphone: { on: false } });
});

import { expect, test } from '@playwright/test';
import { installMedia } from '../pages/installMedia.ts';
import { galene } from '../servers/galene.ts';
import { colourOf, names, patience, received, Stand } from '../session/conformance/stand.ts';

/** A bare WHIP page, of nothing but the browser's own means, broadcasts into a group where a Parley watches. */
const stand = new Stand(galene);
stand.setUp();

/** RFC 9725 in a few lines: one offer, complete with candidates. @returns where the broadcast is ended */
async function bareBroadcast(endpoint: string): Promise<string> {
	const { picture, tone } = window.testMedia;
	const stream = new MediaStream([picture('green', 320, 180), tone()]);
	const connection = new RTCPeerConnection();
	for (const track of stream.getTracks())
		connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
	await connection.setLocalDescription();
	await new Promise<void>((resolve) => {
		connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve();
	});
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: { 'Content-Type': 'application/sdp' },
		body: connection.localDescription?.sdp ?? '',
	});
	await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
	// Held, so that it is not collected.
	Object.assign(window, { connection });
	return new URL(response.headers.get('Location') ?? '', endpoint).href;
}

test('a Parley sees and hears it, and sees it end', async () => {
	const { group } = await stand.server.newRoom();
	const anna = await stand.join('Anna', { kind: 'galene', group });
	const bare = await stand.blank(`${stand.server.address}/404.html`);
	await installMedia(bare);
	const resource = await bare.evaluate(bareBroadcast, `${group}.whip`);
	await names(anna).toEqual(['whip']);
	await colourOf(anna, 'whip').toBe('green');
	await expect.poll(() => received(anna, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	await expect.poll(() => anna.evaluate(() => window.page.heard('whip')), patience).toBe(true);
	await bare.evaluate((where) => fetch(where, { method: 'DELETE' }).then(({ status }) => status), resource);
	await names(anna).toEqual([]);
});

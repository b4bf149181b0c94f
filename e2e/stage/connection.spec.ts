import { tileOf } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { expect, test } from './stageTest.ts';

test('whose network is gone is marked, and not any more when it is back', async ({ crowd }) => {
	const { page, guests } = await crowd(1);
	await waitForVideo(page, 'Guest-1');
	await waitForSound(page, 'Guest-1');
	const tile = tileOf(page, 'Guest-1');
	await expect(tile).toHaveAttribute('data-connection', 'good');
	guests.freeze(true);
	await expect(tile).toHaveAttribute('data-connection', 'lost', { timeout: 20_000 });
	await expect(tile).toContainText('connection lost');
	guests.freeze(false);
	await expect(tile).toHaveAttribute('data-connection', 'good', { timeout: 30_000 });
});

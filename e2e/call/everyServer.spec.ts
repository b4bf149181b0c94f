import { joinCall, pressInBar, shareWindow, waitUntilInside } from '../app/call.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { firstClockPicture } from '../clockWindow/watchClock.ts';
import { titleOf } from '../servers/server.ts';
import { serverKinds } from '../servers/servers.ts';
import { colourOf, names, patience, received, Stand } from '../session/conformance/stand.ts';
import { expect, test } from './callTest.ts';

/**
 * The app itself on every kind of server: one pastes the link that one was given, and is in the call.
 * Whoever else is there is a session in a browser.
 */
for (const kind of serverKinds)
	test.describe(titleOf(kind), () => {
		const stand = new Stand(kind);
		stand.setUp();

		test('a link is pasted; one joins, shares a window, leaves, and goes in again', async ({ cast }) => {
			const budi = await stand.join('Budi');
			await budi.evaluate(() => window.page.publish('camera', { colour: 'red' }));
			await budi.evaluate(() => window.page.publish('microphone'));

			const anna = await cast.desktop('Anna');
			await joinCall(anna, await stand.room.link('Anna'));
			await waitForVideo(anna.page, 'Budi');
			await waitForSound(anna.page, 'Budi');
			await names(budi).toEqual(['Anna']);
			const frames = () => received(budi, 'camera', 'framesDecoded');
			await expect.poll(frames, patience).toBeGreaterThan(5);
			await expect
				.poll(() => received(budi, 'microphone', 'totalAudioEnergy'), patience)
				.toBeGreaterThan(0.001);

			const clock = await cast.clock({ title: 'Timetable' });
			await shareWindow(anna.page, 'Timetable');
			// Whatever colour: its picture has come.
			await colourOf(budi, 'Anna', 'screen').toBeTruthy();
			await budi.evaluate(() => window.page.show('Anna', 'screen'));
			const seen = await firstClockPicture(budi, '[data-shown=screen]', clock.windowId, 30_000);
			expect(seen?.windowId).toBe(clock.windowId);
			const before = await frames();
			await expect.poll(frames, patience).toBeGreaterThan(before + 5);

			await pressInBar(anna.page, 'Leave');
			await names(budi).toEqual([]);
			await anna.page.getByRole('button', { name: 'Home' }).click();
			await anna.page.locator('[data-place-button]').first().click();
			await waitUntilInside(anna);
			await waitForVideo(anna.page, 'Budi');
			await names(budi).toEqual(['Anna']);
		});
	});

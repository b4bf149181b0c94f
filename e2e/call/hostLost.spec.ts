import {
	enterCall,
	hostCall,
	joinCall,
	notice,
	pressInBar,
	shareVideo,
	shareWindow,
	tileOf,
	waitForEachOther,
} from '../app/call.ts';
import { callReport, personNamed, receivedFrom, waitForSound, waitForVideo } from '../app/inspection.ts';
import { killHost } from '../app/killHost.ts';
import type { Participant } from '../app/participants.ts';
import { until } from '../app/until.ts';
import { type ClockSample, firstClockPicture } from '../clockWindow/watchClock.ts';
import { expect, test } from './callTest.ts';
import { annaBeaAndCarl } from './gathering.ts';

const phaseOf = async ({ page }: Participant) => (await callReport(page))?.phase.kind;

const drawnAt = (picture: ClockSample | null) => picture && picture.shownAtMs - picture.glassToGlassMs;

/** From the loss on it is said: far sooner than any timeout of a connection. */
const atOnceMs = 5_000;

test('a host that is killed is missed at once, and the call comes back as it was', async ({ cast }) => {
	const { anna, bea, carl } = await annaBeaAndCarl(cast);
	const everybody = [anna, bea, carl];
	await waitForSound(anna.page, 'Bea');
	await pressInBar(bea.page, 'Turn microphone off');
	await until('Bea to be muted', async () => (await personNamed(anna.page, 'Bea'))?.tracks.microphone?.muted);
	await pressInBar(carl.page, 'Turn camera off');
	const clock = await cast.clock({ title: 'Timetable' });
	await shareWindow(anna.page, clock.title);
	expect(await firstClockPicture(bea.page, shareVideo, clock.windowId, 30_000)).not.toBeNull();

	const losing = everybody.map((one) =>
		until(`${one.name} to say it`, async () => (await phaseOf(one)) === 'reconnecting', atOnceMs),
	);
	await killHost(anna.launched);
	const killedAt = Date.now();
	await Promise.all(losing);

	for (const one of everybody) {
		await until(`${one.name} to be back`, async () => (await phaseOf(one)) === 'inside', 60_000);
		await expect(notice(one.page, 'You are back in the call')).toBeVisible();
	}
	await waitForEachOther(everybody);
	await waitForVideo(anna.page, 'Bea');
	await waitForVideo(bea.page, 'Anna');
	await waitForSound(bea.page, 'Anna');
	await waitForSound(anna.page, 'Carl');

	await test.step('muted is still muted', async () => {
		await until(
			'Bea to be muted',
			async () => (await personNamed(anna.page, 'Bea'))?.tracks.microphone?.muted,
		);
		expect((await callReport(bea.page))?.own.microphone.on).toBe(false);
		expect((await receivedFrom(anna.page, 'Bea', 'microphone'))?.totalAudioEnergy ?? 0).toBe(0);
	});
	await test.step('a camera that was off is off', async () => {
		expect((await callReport(carl.page))?.own.camera.on).toBe(false);
		const camera = await receivedFrom(anna.page, 'Carl', 'camera');
		expect(camera?.framesDecoded ?? 0).toBe(0);
		await expect(tileOf(anna.page, 'Carl')).toContainText('camera off');
	});
	await test.step('what was shared is shared', async () => {
		const picture = await firstClockPicture(bea.page, shareVideo, clock.windowId, 30_000);
		expect(drawnAt(picture)).toBeGreaterThan(killedAt);
	});
	await test.step('it can be switched on again', async () => {
		await pressInBar(carl.page, 'Turn camera on');
		await waitForVideo(anna.page, 'Carl');
	});
	await test.step('unmuted is heard', async () => {
		await pressInBar(bea.page, 'Turn microphone on');
		await waitForSound(anna.page, 'Bea');
	});
});

test('when the hosting app is killed the others say so, and come back when it hosts again', async ({
	cast,
}) => {
	const userDataDir = await cast.folder();
	const anna = await cast.desktop('Anna', { userDataDir });
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	await waitForVideo(bea.page, 'Anna');

	const told = bea.page.getByText('The host is gone. Coming back as soon as it answers…');
	anna.launched.app.process().kill('SIGKILL');
	await expect(told).toBeVisible({ timeout: atOnceMs });

	const again = await cast.desktop('Anna', { userDataDir });
	await again.page.getByRole('button', { name: 'Start a call' }).click();
	await until('Bea to be back', async () => (await phaseOf(bea)) === 'inside', 60_000);
	await expect(told).toHaveCount(0);
	await enterCall(again);
	await waitForVideo(bea.page, 'Anna');
	await waitForVideo(again.page, 'Bea');
});

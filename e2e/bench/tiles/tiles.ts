import { setTimeout as pause } from 'node:timers/promises';
import { hostCall } from '../../app/call.ts';
import { received, waitForVideo } from '../../app/inspection.ts';
import { openDesktop } from '../../app/participants.ts';
import { until } from '../../app/until.ts';
import { makeRecordings } from '../../scripted/recordings.ts';
import { startSenders } from '../callCost/sendersProcess.ts';
import type { Figure, Measurement } from '../measurement.ts';
import { repeated } from '../statistics.ts';
import { type MainThreadTime, mainThreadTime, msPerSecond } from './mainThread.ts';

/** Tiles on the stage, one's own included. The first is the idle call that the others are compared with. */
const sizes = [1, 9, 25];
const settleMs = 8_000;
const stretches = 5;
const stretchMs = 4_000;
/** Small pictures: what is measured is the page's own work, not decoding, which other threads do. */
const picture = { width: 160, height: 90, framesPerSecond: 10, videoBitrate: 60_000 };

/** What tiles cost the page's main thread while everybody is seen and levels tick. */
export const tiles: Measurement = {
	name: 'tiles',
	title: "The page's main thread with many tiles",
	async run({ scratch, endings, tell }) {
		// Without devices: one's own camera and RNNoise are other measurements' business.
		const app = await openDesktop({ name: 'Anna' });
		endings.add('the app', app.close);
		const { port, roomId } = await hostCall(app);
		const recordings = await makeRecordings(scratch, picture);
		const session = await app.page.context().newCDPSession(app.page);
		await session.send('Performance.enable');
		const figures: Figure[] = [];
		const notes: string[] = [];
		let inside = 1;
		let idle: number | null = null;
		for (const size of sizes) {
			const names = Array.from({ length: size - inside }, (_, index) => `Guest-${inside + index}`);
			if (names.length > 0) {
				const senders = await startSenders({ url: `ws://127.0.0.1:${port}`, roomId }, names, recordings);
				endings.add('scripted senders', senders.close);
				inside = size;
				await waitForVideo(app.page, `Guest-${size - 1}`);
			}
			await until('all tiles', async () => (await app.page.locator('[data-participant]').count()) === size);
			await pause(settleMs);
			const looks = [await mainThreadTime(session)];
			for (let stretch = 0; stretch < stretches; stretch++) {
				await pause(stretchMs);
				looks.push(await mainThreadTime(session));
			}
			const task = repeated(between(looks, 'task'));
			idle ??= task.value;
			figures.push({
				name: `${size} ${size === 1 ? 'tile' : 'tiles'}`,
				...task,
				unit: 'ms/s',
				...(size > 1 && { baseline: { what: 'of 1 tile', value: idle } }),
			});
			for (const part of ['script', 'style', 'layout'] as const)
				figures.push({ name: `${size}: ${part}`, ...repeated(between(looks, part)), unit: 'ms/s' });
			if (size > 1)
				figures.push({
					name: `${size}: for each further tile`,
					value: (task.value - idle) / (size - 1),
					unit: 'ms/s',
				});
			const streams = (await received(app.page)).filter(({ source }) => source === 'camera');
			const running = streams.filter(({ framesPerSecond = 0 }) => framesPerSecond > 0);
			notes.push(`With ${size}: ${running.length} of ${streams.length} pictures are moving.`);
			tell(`Measured ${size}.`);
		}
		return {
			figures,
			notes: [
				...notes,
				`Over ${(stretches * stretchMs) / 1000} s each; 1000 ms/s would be a main thread that never rests.`,
			],
		};
	},
};

function between(looks: readonly MainThreadTime[], part: 'task' | 'script' | 'layout' | 'style'): number[] {
	return looks.slice(1).map((look, index) => msPerSecond(looks[index] ?? look, look, part));
}

import { shareVideo, shareWindow } from '../app/call.ts';
import type { Participant } from '../app/participants.ts';
import type { ClockWindow } from '../clockWindow/clockWindow.ts';
import { firstClockPicture, lastClickAt, prepareWatching, watchClock } from '../clockWindow/watchClock.ts';
import type { ShareReport } from './report.ts';

const firstPictureTimeoutMs = 20_000;
/** A busy machine shows few pictures: then it takes longer. */
const watchMs = 20_000;
const enoughSamples = 30;

/**
 * Shares a clock's window with clicks in the app's own picker, and reads the clock from what the others decode.
 * The share is on afterwards.
 */
export async function measureShare(
	sharer: Participant,
	receivers: readonly Participant[],
	clock: ClockWindow,
): Promise<ShareReport> {
	await Promise.all([sharer, ...receivers].map(({ page }) => prepareWatching(page)));
	const arriving = receivers.map(({ page }) =>
		firstClockPicture(page, shareVideo, clock.windowId, firstPictureTimeoutMs),
	);
	await shareWindow(sharer.page, clock.title);
	const clickedAt = await lastClickAt(sharer.page);
	const first = await Promise.all(arriving);
	// One after the other, so that reading pictures does not slow down what is being read.
	const samples = [];
	for (const { page } of receivers) samples.push(await watchClock(page, shareVideo, watchMs, enoughSamples));
	const matches = samples.every(
		(ofOne, index) =>
			first[index] && ofOne.length > 0 && ofOne.every(({ windowId }) => windowId === clock.windowId),
	);
	const waits = first.map((sample) => (sample && clickedAt ? sample.shownAtMs - clickedAt : null));
	const delays = samples.flat().map(({ glassToGlassMs }) => glassToGlassMs);
	return {
		window: clock.title,
		matches,
		firstFrameMs: waits.reduce<number | null>(
			(longest, wait) => (longest === null || wait === null ? null : Math.max(longest, wait)),
			0,
		),
		glassToGlassMs: median(delays),
	};
}

function median(values: readonly number[]): number | null {
	return values.toSorted((one, other) => one - other)[values.length >> 1] ?? null;
}

import { readClock } from './readClock.ts';

/** Runs in a participant's page; `watchClock.ts` puts it there. */
export interface ClockSample {
	readonly windowId: number;
	/** From being drawn in the shared window to being shown here; both on this machine's clock. */
	readonly glassToGlassMs: number;
	/** Milliseconds since 1970 when it was shown here. */
	readonly shownAtMs: number;
	/** Of the decoded picture. */
	readonly width: number;
	readonly height: number;
}

export interface ClockWatching {
	/**
	 * Reads what the first element that fits shows, for so long or until there are so many samples. Pictures
	 * without a clock give none.
	 */
	watch(selector: string, ms: number, enough: number): Promise<ClockSample[]>;
	/** Waits for the first picture that shows this window, also for the element. */
	first(selector: string, windowId: number, timeoutMs: number): Promise<ClockSample | null>;
	/** When the last click was, in milliseconds since 1970; from the first call on. */
	lastClickAt(): number | null;
}

declare global {
	interface Window {
		clockWatching?: ClockWatching;
	}
}

/** Pictures are read at most so often: the participants share two cores. */
const leastPauseMs = 60;

let clickedAt: number | null = null;
document.addEventListener(
	'click',
	() => {
		clickedAt = Date.now();
	},
	{ capture: true },
);

window.clockWatching ??= {
	async watch(selector, ms, enough) {
		const samples: ClockSample[] = [];
		await follow(selector, ms, (sample) => {
			samples.push(sample);
			return samples.length < enough;
		});
		return samples;
	},
	async first(selector, windowId, timeoutMs) {
		let found: ClockSample | null = null;
		await follow(selector, timeoutMs, (sample) => {
			if (sample.windowId === windowId) found = sample;
			return found === null;
		});
		return found;
	},
	lastClickAt: () => clickedAt,
};

/** Reads pictures until `see` has seen enough or the time is over. */
async function follow(selector: string, ms: number, see: (sample: ClockSample) => boolean): Promise<void> {
	const canvas = document.createElement('canvas');
	const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
	const endAt = performance.now() + ms;
	let readAt = 0;
	while (performance.now() < endAt) {
		const video = document.querySelector<HTMLVideoElement>(selector);
		const shownAt = video && (await nextPicture(video, endAt - performance.now()));
		if (!video || shownAt === null || !pen) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			continue;
		}
		if (performance.now() - readAt < leastPauseMs) continue;
		readAt = performance.now();
		const { videoWidth: width, videoHeight: height } = video;
		canvas.width = width;
		canvas.height = height;
		pen.drawImage(video, 0, 0);
		const reading = readClock(pen.getImageData(0, 0, width, height));
		if (!reading) continue;
		const { windowId, atMs } = reading;
		const sample = { windowId, glassToGlassMs: shownAt - atMs, shownAtMs: shownAt, width, height };
		if (!see(sample)) return;
	}
}

/** Longest wait for one element: another one may have taken its place. */
const patienceMs = 500;

/** @returns when the element's next picture is on the screen, milliseconds since 1970; null if none comes */
function nextPicture(video: HTMLVideoElement, withinMs: number): Promise<number | null> {
	return new Promise((resolve) => {
		const timer = setTimeout(
			() => {
				video.cancelVideoFrameCallback(handle);
				resolve(null);
			},
			Math.min(withinMs, patienceMs),
		);
		const handle = video.requestVideoFrameCallback((_, { expectedDisplayTime }) => {
			clearTimeout(timer);
			// Not timeOrigin: it drifts from the clock that the shared window reads.
			resolve(Date.now() + (expectedDisplayTime - performance.now()));
		});
	});
}

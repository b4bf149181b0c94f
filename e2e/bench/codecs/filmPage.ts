import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { readInvitation } from '../../../contract/invitation/invitation.ts';
import { openGuest } from '../../app/participants.ts';
import { until } from '../../app/until.ts';
import { median } from '../statistics.ts';
import type { Candidate } from './candidates.ts';
import type { CodecRun, Measured } from './codecFigures.ts';
import type { Film } from './films.ts';
import { readNumber } from './frameNumber.ts';
import type { Sampled } from './page/samplePictures.ts';
import type { Counts } from './page/streamCounts.ts';
import { compare } from './pictureQuality.ts';

const restMs = 5_000;
const settleMs = 4_000;
const watchMs = 6_000;
const sampling = { ms: 3_000, most: 15 };
const fullSizeTimeoutMs = 20_000;

/** A browser whose camera plays a film, in a call with itself. */
export interface FilmPage {
	/** Draws the camera and sends nothing. @returns CPU in cores */
	rest(): Promise<number>;
	run(candidate: Candidate): Promise<CodecRun['outcome']>;
	/** Safe to call twice. */
	close(): Promise<void>;
}

export async function openFilm(film: Film, address: string): Promise<FilmPage> {
	const { width, height, framesPerSecond } = film;
	const { page, close } = await openGuest({
		name: 'codecs',
		address,
		args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film.file}`],
	});
	const browser = await page.context().browser()?.newBrowserCDPSession();
	if (!browser) throw new Error('The browser cannot be asked for its processes');
	await page.evaluate((how) => window.codecs.open(how.invitation, how.camera), {
		invitation: readInvitation(address),
		camera: { width, height, framesPerSecond },
	});
	return {
		async rest() {
			await page.evaluate(() => window.codecs.rest());
			await pause(settleMs / 2);
			return coresDuring(browser, () => pause(restMs));
		},
		async run({ sending }) {
			const refused = await page.evaluate((how) => window.codecs.send(how), sending);
			try {
				if (refused) return { kind: 'unsupported', why: refused };
				return await measure(page, browser, film);
			} catch (error) {
				return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
			} finally {
				await page.evaluate(() => window.codecs.stop());
			}
		},
		close,
	};
}

async function measure(page: Page, browser: CDPSession, film: Film): Promise<Measured> {
	const count = () => page.evaluate(() => window.codecs.counts());
	await waitForFullSize(count, film.width);
	await pause(settleMs);
	let [before, after]: [Counts | undefined, Counts | undefined] = [undefined, undefined];
	const cores = await coresDuring(browser, async () => {
		before = await count();
		await pause(watchMs);
		after = await count();
	});
	if (!before || !after) throw new Error('Nothing was counted');
	const sampled = await page.evaluate((how) => window.codecs.sample(how.ms, how.most), sampling);
	return { kind: 'measured', cores, ...rates(before, after), ...qualityOf(sampled, film) };
}

/** @throws {Error} with the sizes that came instead */
async function waitForFullSize(count: () => Promise<Counts>, width: number): Promise<void> {
	let last: Counts | undefined;
	try {
		await until(
			'the full size',
			async () => {
				last = await count();
				return last.sent.width === width && last.received.width === width;
			},
			fullSizeTimeoutMs,
		);
	} catch {
		const { sent, received } = last ?? {};
		throw new Error(
			`The full width of ${width} did not come: ${sent?.width} was sent at last (${sent?.frames} pictures), ${received?.width} received (${received?.frames})`,
		);
	}
}

function rates(before: Counts, after: Counts) {
	const sentFor = after.sent.at - before.sent.at;
	const receivedFor = after.received.at - before.received.at;
	const encoded = after.sent.frames - before.sent.frames;
	const decoded = after.received.frames - before.received.frames;
	return {
		encodeMs: ((after.sent.encodeTime - before.sent.encodeTime) * 1000) / encoded,
		decodeMs: ((after.received.decodeTime - before.received.decodeTime) * 1000) / decoded,
		sentKbps: ((after.sent.bytes - before.sent.bytes) * 8) / 1000 / sentFor,
		receivedKbps: ((after.received.bytes - before.received.bytes) * 8) / 1000 / receivedFor,
		framesPerSecond: decoded / receivedFor,
		encoder: after.sent.encoder,
		decoder: after.received.decoder,
	};
}

/** The medians of all pictures whose number could be read. */
function qualityOf(sampled: readonly Sampled[], film: Film): { psnr: number; ssim: number } {
	const qualities = sampled.flatMap(({ width, height, base64 }) => {
		const decoded = { data: Buffer.from(base64, 'base64'), width, height };
		const number = readNumber(decoded);
		const source = number === null ? undefined : film.picture(number);
		return source && width === source.width && height === source.height ? compare(decoded, source) : [];
	});
	if (qualities.length < sampled.length / 2 || qualities.length === 0)
		throw new Error(
			`Only ${qualities.length} of ${sampled.length} pictures could be compared, the last was ${sampled.at(-1)?.width} wide`,
		);
	return {
		psnr: median(qualities.map(({ psnr }) => psnr)),
		ssim: median(qualities.map(({ ssim }) => ssim)),
	};
}

async function coresDuring(browser: CDPSession, work: () => Promise<unknown>): Promise<number> {
	const before = await cpuSeconds(browser);
	const began = performance.now();
	await work();
	const seconds = (performance.now() - began) / 1000;
	return ((await cpuSeconds(browser)) - before) / seconds;
}

/** Of all the browser's processes. */
async function cpuSeconds(browser: CDPSession): Promise<number> {
	const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
	return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

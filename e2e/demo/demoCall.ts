import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { version as mediasoupVersion } from 'mediasoup';
import { findElectron } from '../../build/runtime.mjs';
import { enterCall, hostCall, joinCall, pressInBar, waitForEachOther } from '../app/call.ts';
import type { Endings } from '../app/endings.ts';
import { makeFakeMedia } from '../app/fakeMedia.ts';
import { waitForSound, waitForVideo } from '../app/inspection.ts';
import { type DesktopParticipant, openDesktop, openGuest, type Participant } from '../app/participants.ts';
import { prepareRecording, recordReceived } from '../app/receivedSound/recordReceived.ts';
import { openClockWindow } from '../clockWindow/clockWindow.ts';
import { measureDenoise, timeDenoiser } from './measureDenoise.ts';
import { measureReceived } from './measureReceived.ts';
import { measureShare } from './measureShare.ts';
import { type DemoReport, missing } from './report.ts';

export interface DemoOptions {
	/** For the screenshots. */
	readonly folder: string;
	/** For what is needed on the way. */
	readonly scratch: string;
	readonly endings: Endings;
	/** Told what happens, a sentence each. */
	tell(sentence: string): void;
}

/** Beyond one turn of the recorded speech, so that every pause of it is heard. */
const moreThanOneTurnMs = 1_000;

/**
 * Anna hosts a call in the desktop app, Bea joins with hers, Carl with a browser; Anna shares a window.
 * @throws {Error} when somebody does not get in, or something does not arrive at all
 */
export async function runDemoCall({ folder, scratch, endings, tell }: DemoOptions): Promise<DemoReport> {
	await mkdir(folder, { recursive: true });
	tell('Recording speech in noise, and pictures for the cameras.');
	const [annaMedia, beaMedia, carlMedia] = await Promise.all(
		[1, 2, 3].map((seed) => makeFakeMedia({ dir: scratch, seed })),
	);
	if (!annaMedia || !beaMedia || !carlMedia) throw new Error('There are no recordings');

	const opened = <P extends Participant>(participant: P): P => {
		endings.add(`${participant.name}'s ${participant.kind}`, participant.close);
		return participant;
	};
	const clock = await openClockWindow({ title: `Clock of ${new Date().getFullYear()}` });
	endings.add('the clock window', clock.end);

	const anna = opened(await openDesktop({ name: 'Anna', media: annaMedia }));
	await prepareRecording(anna.page);
	const links = await hostCall(anna);
	tell(`Anna hosts a call on her computer, port ${links.port}.`);

	const bea = opened(await openDesktop({ name: 'Bea', media: beaMedia }));
	await joinCall(bea, links.app);
	tell('Bea pasted the link into her app and is in the call.');

	const address = `${links.localPage}?inspect`;
	const carl = opened(await openGuest({ name: 'Carl', media: carlMedia, address }));
	await enterCall(carl);
	tell('Carl opened the page in his browser and is in the call.');

	const everybody = [anna, bea, carl];
	await waitForEachOther(everybody);
	await waitForAllMedia(everybody);
	tell('Everybody sees and hears everybody else.');

	const share = await measureShare(anna, [bea, carl], clock);
	tell(
		`Anna shares the window "${share.window}": first picture after ${round(share.firstFrameMs)} ms, then ${round(share.glassToGlassMs)} ms from glass to glass.`,
	);
	for (const { name, page } of everybody) await page.screenshot({ path: join(folder, `${name}.png`) });

	tell('Listening to what Anna hears of Bea.');
	const stop = await recordReceived(anna.page, bea.name);
	const participants = await measureReceived(everybody, beaMedia.microphone.durationMs + moreThanOneTurnMs);
	const heard = await stop();
	const voice = await measureDenoise(bea, beaMedia.microphone, heard);
	await Promise.all([carl.close(), clock.end()]);
	await pressInBar(bea.page, 'Leave');
	const denoise = { ...voice, usPerFrame: await timeDenoiser(bea, beaMedia.microphone) };
	tell(
		`Bea spoke in noise of ${denoise.snrInDb.toFixed(1)} dB and was heard at ${denoise.snrOutDb.toFixed(1)} dB, for ${round(denoise.usPerFrame)} µs in each 10 ms.`,
	);

	const gaps = missing(participants, anna.name, share);
	for (const gap of gaps) tell(gap);
	return {
		ok: gaps.length === 0,
		runtime: await describeRuntime(anna),
		sfu: { kind: 'mediasoup', version: mediasoupVersion },
		participants,
		share,
		denoise,
	};
}

async function waitForAllMedia(everybody: readonly Participant[]): Promise<void> {
	for (const one of everybody) {
		for (const other of everybody) {
			if (one === other) continue;
			await waitForVideo(one.page, other.name);
			await waitForSound(one.page, other.name);
		}
	}
}

async function describeRuntime({ page }: DesktopParticipant): Promise<DemoReport['runtime']> {
	const { electron, chromium } = await page.evaluate(() => window.parley.app.describe());
	return { electron, chromium, source: findElectron()?.source ?? 'given' };
}

function round(value: number | null): string {
	return value === null ? 'no' : value.toFixed(0);
}

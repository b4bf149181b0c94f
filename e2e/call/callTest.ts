import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import { Endings } from '../app/endings.ts';
import { type FakeMedia, makeFakeMedia } from '../app/fakeMedia.ts';
import { callReport, statistics } from '../app/inspection.ts';
import { type DesktopParticipant, openDesktop, openGuest, type Participant } from '../app/participants.ts';
import { type ClockWindow, type ClockWindowOptions, openClockWindow } from '../clockWindow/clockWindow.ts';

type MediaOf = (name: string) => Promise<FakeMedia>;

interface PersonOptions {
	/** False: a machine without camera and microphone. */
	readonly devices?: boolean;
	readonly userDataDir?: string;
	/** Further arguments of their app. */
	readonly args?: readonly string[];
	/** Added to the environment of their app. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Opens what a test needs; all of it is closed after the test. */
export interface Cast {
	desktop(name: string, options?: PersonOptions): Promise<DesktopParticipant>;
	guest(name: string, address: string, options?: { ignoreHTTPSErrors?: boolean }): Promise<Participant>;
	clock(options: ClockWindowOptions): Promise<ClockWindow>;
	/** A folder of its own. */
	folder(): Promise<string>;
}

/** Playwright's test with people and windows, who are gone when it ends. */
export const test = base.extend<{ cast: Cast }, { mediaOf: MediaOf }>({
	mediaOf: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed from it
		async ({}, use) => {
			const dir = await mkdtemp(join(tmpdir(), 'parley-media-'));
			const made = new Map<string, Promise<FakeMedia>>();
			await use((name) => {
				const media = made.get(name) ?? makeFakeMedia({ dir, seed: made.size + 1 });
				made.set(name, media);
				return media;
			});
			await rm(dir, { recursive: true, force: true });
		},
		{ scope: 'worker' },
	],
	cast: async ({ mediaOf }, use, info) => {
		const endings = new Endings();
		const people: Participant[] = [];
		const opened = <P extends Participant>(participant: P): P => {
			people.push(participant);
			endings.add(participant.name, participant.close);
			return participant;
		};
		await use({
			async desktop(name, { devices = true, ...options } = {}) {
				const media = devices ? { media: await mediaOf(name) } : {};
				return opened(await openDesktop({ name, ...media, ...options }));
			},
			async guest(name, address, options = {}) {
				return opened(await openGuest({ name, media: await mediaOf(name), address, ...options }));
			},
			async clock(options) {
				const clock = await openClockWindow(options);
				endings.add(clock.title, clock.end);
				return clock;
			},
			async folder() {
				const dir = await mkdtemp(join(tmpdir(), 'parley-test-'));
				endings.add(dir, () => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
				return dir;
			},
		});
		if (info.status !== info.expectedStatus) {
			for (const one of people) await keepEvidence(one, info);
		}
		await endings.endAll();
	},
});

/**
 * What a failed test leaves behind of somebody: what their window shows, what their call is doing, and what
 * their app said.
 */
async function keepEvidence(participant: Participant | DesktopParticipant, info: TestInfo): Promise<void> {
	const { name, page } = participant;
	// Their program may be what failed.
	await page.screenshot({ path: info.outputPath(`${name}.png`), timeout: 5_000 }).catch(() => {});
	const call = await Promise.all([callReport(page), statistics(page)]).catch((error) => String(error));
	await writeFile(info.outputPath(`${name}.json`), JSON.stringify(call, null, '\t'));
	if ('launched' in participant) {
		await writeFile(info.outputPath(`${name}.txt`), participant.launched.output());
	}
}

export { expect } from '@playwright/test';

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type CallLinks, hostCall } from '../app/call.ts';
import type { DesktopParticipant } from '../app/participants.ts';
import { type SendersProcess, startSenders } from '../bench/callCost/sendersProcess.ts';
import { type Cast, test as callTest } from '../call/callTest.ts';
import { makeRecordings, type Recordings } from '../scripted/recordings.ts';

export interface Crowd {
	readonly anna: DesktopParticipant;
	readonly page: Page;
	readonly links: CallLinks;
	/** The scripted people. */
	readonly guests: SendersProcess;
}

/** Small pictures: 24 of them are decoded beside everything else that the machine does. */
const picture = { width: 160, height: 90, framesPerSecond: 8, videoBitrate: 50_000, duration: 4 };

/** Playwright's test with a call of one real app and scripted people: `Guest-1`, `Guest-2`, … */
export const test = callTest.extend<
	{ crowd: (guests: number) => Promise<Crowd> },
	{ recordings: Recordings }
>({
	recordings: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed from it
		async ({}, use) => {
			const folder = await mkdtemp(join(tmpdir(), 'parley-recordings-'));
			await use(await makeRecordings(folder, picture));
			await rm(folder, { recursive: true, force: true });
		},
		{ scope: 'worker' },
	],
	crowd: async ({ cast, recordings }, use) => {
		const open: SendersProcess[] = [];
		await use(async (count) => {
			const anna = await hostWithout(cast);
			const links = await hostCall(anna);
			const names = Array.from({ length: count }, (_, index) => `Guest-${index + 1}`);
			const call = { url: `ws://127.0.0.1:${links.port}`, roomId: links.roomId };
			const guests = await startSenders(call, names, recordings);
			open.push(guests);
			return { anna, page: anna.page, links, guests };
		});
		for (const one of open) await one.close();
	},
});

/** Without devices: the stage needs none, and the machine is spared. */
function hostWithout(cast: Cast): Promise<DesktopParticipant> {
	return cast.desktop('Anna', { devices: false });
}

/** What stands in the large place: `person Guest-2`, `share Guest-1`; null while nothing does. */
export function largeTile(page: Page): Promise<string | null> {
	return page.evaluate(
		() => document.querySelector<HTMLElement>('[data-tile][data-large]')?.dataset.tile ?? null,
	);
}

/** The button of a tile's menu. */
export function optionsOf(page: Page, name: string): Locator {
	return page.getByRole('button', { name: `Options for ${name}`, exact: true });
}

export async function resizeWindow({ launched }: DesktopParticipant, width: number, height: number) {
	await launched.app.evaluate(
		({ BrowserWindow }, size) => {
			const [window] = BrowserWindow.getAllWindows();
			window?.setMinimumSize(100, 100);
			window?.setContentSize(size.width, size.height);
		},
		{ width, height },
	);
}

export { expect } from '../call/callTest.ts';

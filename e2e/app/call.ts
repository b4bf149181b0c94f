import type { Locator, Page } from '@playwright/test';
import { appLink } from '../../contract/invitation/invitation.ts';
import { callReport, personNamed } from './inspection.ts';
import type { DesktopParticipant, Participant } from './participants.ts';
import { until } from './until.ts';

/** How others come into a call. */
export interface CallLinks {
	/** Opens the app, or is pasted into it. */
	readonly app: string;
	/** A page for browsers on this machine. */
	readonly localPage: string;
	/** Port of the host on this machine. */
	readonly port: number;
	readonly roomId: string;
	/** `host:port`, as in the invitation. */
	readonly addresses: readonly string[];
}

/** Starts a call on the app's own host and joins it, with clicks. */
export async function hostCall(participant: DesktopParticipant): Promise<CallLinks> {
	const { page } = participant;
	await sayName(participant);
	await page.getByRole('button', { name: 'Start a call' }).click();
	await enterCall(participant);
	return callLinks(page);
}

/** The links of the call that an app hosts. */
export async function callLinks(page: Page): Promise<CallLinks> {
	const state = await page.evaluate(() => window.parley.hosting.state());
	if (state.kind !== 'running') throw new Error(`No call is hosted: ${JSON.stringify(state)}`);
	const { invitation, localPage } = state;
	return {
		app: appLink(invitation),
		localPage,
		port: Number(new URL(localPage).port),
		roomId: invitation.roomId,
		addresses: invitation.addresses,
	};
}

/** Pastes a link into the app and joins, with clicks. */
export async function joinCall(participant: DesktopParticipant, link: string): Promise<void> {
	const { page } = participant;
	await sayName(participant);
	await page.getByRole('textbox', { name: 'Link to a call' }).fill(link);
	await page.getByRole('button', { name: 'Join', exact: true }).click();
	await enterCall(participant);
}

/** Joins from the lobby, which is open or opens. */
export async function enterCall(participant: Participant): Promise<void> {
	const { page } = participant;
	const join = page.locator('main').getByRole('button', { name: 'Join', exact: true });
	await page.getByRole('button', { name: 'Back' }).waitFor();
	if (participant.kind === 'browser') await sayName(participant);
	await join.click();
	await waitUntilInside(participant);
}

/** @throws {Error} when joining fails, with the engine's reason */
export async function waitUntilInside({ name, page }: Participant): Promise<void> {
	await until(`${name} to be in the call`, async () => {
		const phase = (await callReport(page))?.phase;
		if (phase?.kind === 'ended') throw new Error(`${name} did not get in: ${JSON.stringify(phase)}`);
		return phase?.kind === 'inside';
	});
}

/** Waits until everybody knows of everybody else. */
export async function waitForEachOther(participants: readonly Participant[]): Promise<void> {
	for (const one of participants) {
		for (const other of participants) {
			if (one === other) continue;
			await until(`${other.name} to be seen by ${one.name}`, () => personNamed(one.page, other.name));
		}
	}
}

/** The tile with somebody's picture. */
export function tileOf(page: Page, name: string): Locator {
	return page.locator('[data-participant]').filter({ has: page.locator(`bdi[title="${name}"]`) });
}

/** Somebody's shared window, as CSS; only the newest share has the large place. */
export const shareVideo = '[data-share] video';

/** Shares a window with the app's own picker: one click opens it, one shares. */
export async function shareWindow(page: Page, title: string): Promise<void> {
	await openPicker(page);
	await page.getByRole('option', { name: title }).first().click();
}

/** Opens the app's own picker by its button. */
export async function openPicker(page: Page): Promise<void> {
	await wakeBar(page);
	await page.getByRole('button', { name: 'Share your screen' }).click();
	await page.getByRole('dialog').waitFor();
}

/** A button of the bar, which hides while nobody moves. */
export async function pressInBar(page: Page, name: string): Promise<void> {
	await wakeBar(page);
	await page
		.getByRole('toolbar', { name: 'Call controls' })
		.getByRole('button', { name, exact: true })
		.click();
}

async function wakeBar(page: Page): Promise<void> {
	await page.mouse.move(300, 200);
	await page.mouse.move(310, 210);
}

/** What the page tells its person for a few seconds. */
export function notice(page: Page, text: string | RegExp): Locator {
	return page.getByRole('region', { name: 'Messages' }).getByText(text);
}

async function sayName({ name, page }: Participant): Promise<void> {
	const field = page.getByRole('textbox', { name: 'Your name' });
	await page.getByRole('textbox').first().waitFor();
	// Asked for only as long as it is not known.
	if (await field.isVisible()) await field.fill(name);
}

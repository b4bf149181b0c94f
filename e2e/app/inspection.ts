import type { Page } from '@playwright/test';
import type { CallState } from '../../renderer/call/state.ts';
import type { Source, StreamStatistics } from '../../renderer/session/session.ts';
import { until } from './until.ts';

declare global {
	interface Window {
		/** As renderer/inspect.ts gives it to tests. */
		parleyInspect?: { state(): CallState | null; statistics(): Promise<StreamStatistics[]> };
	}
}

/** What a page says about its call: the engine's state without its streams, which cannot leave the page. */
export interface CallReport {
	readonly phase: CallState['phase'];
	readonly people: readonly PersonReport[];
	readonly own: CallState['own'];
	readonly notices: CallState['notices'];
}

export interface PersonReport {
	readonly id: string;
	readonly name: string;
	readonly isSelf: boolean;
	readonly speaking: boolean;
	readonly tracks: Readonly<Partial<Record<Source, { readonly id: string; readonly muted: boolean }>>>;
}

/** @returns null while no call is open */
export function callReport(page: Page): Promise<CallReport | null> {
	return page.evaluate(() => {
		const state = window.parleyInspect?.state();
		if (!state) return null;
		return {
			phase: state.phase,
			people: state.participants.map(({ id, name, isSelf, speaking, tracks }) => ({
				id,
				name,
				isSelf,
				speaking,
				tracks: Object.fromEntries(
					Object.values(tracks).map((track) => [track.source, { id: track.id, muted: track.muted }]),
				),
			})),
			own: state.own,
			notices: state.notices,
		};
	});
}

/** Of all streams, as the session reports them. */
export function statistics(page: Page): Promise<StreamStatistics[]> {
	return page.evaluate(() => window.parleyInspect?.statistics() ?? []);
}

/** Somebody else in the call, by their name; undefined while they are not in it. */
export async function personNamed(page: Page, name: string): Promise<PersonReport | undefined> {
	const report = await callReport(page);
	return report?.people.find((person) => person.name === name && !person.isSelf);
}

/** What is received from everybody. */
export async function received(page: Page): Promise<(StreamStatistics & { readonly from: string })[]> {
	const [all, report] = await Promise.all([statistics(page), callReport(page)]);
	return all.flatMap((one) => {
		const person = report?.people.find(({ id }) => id === one.participantId);
		return one.direction === 'received' && person ? [{ ...one, from: person.name }] : [];
	});
}

/** What is received of one stream; undefined while there is none. */
export async function receivedFrom(page: Page, name: string, source: Source) {
	const all = await received(page);
	return all.find((one) => one.from === name && one.source === source);
}

/** What is sent, or undefined while nothing is. */
export async function sent(page: Page, source: Source): Promise<StreamStatistics | undefined> {
	const all = await statistics(page);
	return all.find((one) => one.direction === 'sent' && one.source === source);
}

/** Waits until pictures of somebody are decoded, one after the other. */
export async function waitForVideo(page: Page, name: string, source: 'camera' | 'screen' = 'camera') {
	return waitForGrowth(page, name, source, ({ framesDecoded }) => framesDecoded);
}

/** Waits until somebody is heard: the energy of what is played grows. */
export async function waitForSound(page: Page, name: string) {
	return waitForGrowth(page, name, 'microphone', ({ totalAudioEnergy }) => totalAudioEnergy);
}

async function waitForGrowth(
	page: Page,
	name: string,
	source: Source,
	amount: (statistics: StreamStatistics) => number | undefined,
): Promise<StreamStatistics> {
	let before: number | undefined;
	return until(`the ${source} of ${name}`, async () => {
		const now = await receivedFrom(page, name, source);
		if (!now) {
			before = undefined;
			return null;
		}
		const value = amount(now) ?? 0;
		before ??= value;
		return value > before && now;
	});
}

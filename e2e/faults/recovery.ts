import { expect, type Page } from '@playwright/test';
import { patience } from '../session/conformance/stand.ts';

/** What should be flowing to somebody, as `MediaWatch` names it. */
export interface Flow {
	readonly at: Page;
	readonly what: readonly string[];
}

/** How a fault went, in milliseconds. */
export interface Course {
	readonly lastedMs: number;
	/** From its begin until the session said `reconnecting`; null if it never did. */
	readonly saidAfterMs: number | null;
	/** From its end until the session said `joined` for the last time; null if it never said anything. */
	readonly joinedAfterMs: number | null;
	/** From its end until everybody decoded and heard again whatever should be flowing. */
	readonly mediaAfterMs: number;
	/** How the connection came back, if the adapter tells. */
	readonly means: string;
}

/** It flows, and does not only twitch. */
const enough = 4;

/** Waits for it. @returns when the last of it flowed again, in milliseconds since 1970 */
export async function flowsAgain({ at, what }: Flow, since: number): Promise<number> {
	const arrivals = () =>
		at.evaluate(
			([keys, from]) =>
				keys.map((key) => window.page.watch?.arrived[key]?.filter((moment) => moment > from) ?? []),
			[what, since] as const,
		);
	let seen: number[][] = [];
	await expect
		.poll(async () => {
			seen = await arrivals();
			return what.filter((_, index) => (seen[index]?.length ?? 0) < enough);
		}, patience)
		.toEqual([]);
	return Math.max(...seen.map(([first]) => first ?? Number.POSITIVE_INFINITY));
}

export async function courseOf(
	page: Page,
	{ began, over, back }: { began: number; over: number; back: readonly number[] },
): Promise<Course> {
	const states = await page.evaluate(() =>
		window.page.states.map((state, index) => ({ ...state, at: window.page.stateTimes[index] ?? 0 })),
	);
	const after = states.filter(({ at }) => at >= began);
	const said = after.find(({ kind }) => kind === 'reconnecting');
	const joined = after.findLast(({ kind }) => kind === 'joined');
	const means = joined && 'by' in joined ? joined.by : undefined;
	return {
		lastedMs: over - began,
		saidAfterMs: said ? said.at - began : null,
		joinedAfterMs: joined ? joined.at - over : null,
		mediaAfterMs: Math.max(...back) - over,
		means: means ?? (joined ? 'not told' : 'nothing was needed'),
	};
}

/** When the session was reconnecting, in milliseconds since 1970. */
export async function reconnectingSpans(page: Page): Promise<{ from: number; to: number }[]> {
	const states = await page.evaluate(() =>
		window.page.states.map(({ kind }, index) => ({ kind, at: window.page.stateTimes[index] ?? 0 })),
	);
	return states.flatMap(({ kind, at }, index) => {
		if (kind !== 'reconnecting') return [];
		return [{ from: at, to: states[index + 1]?.at ?? Date.now() }];
	});
}

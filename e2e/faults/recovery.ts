import { expect, type Page } from '@playwright/test';
import type { Link } from '../network/link.ts';
import { patience } from '../session/conformance/stand.ts';

/** What should be flowing to somebody, as `MediaWatch` names it. */
export interface Flow {
	readonly at: Page;
	readonly what: readonly string[];
}

/** In milliseconds since 1970. */
interface Span {
	readonly from: number;
	readonly to: number;
}

/** How a fault went, in milliseconds. */
export interface Course {
	readonly lastedMs: number;
	/** From its begin until the session said `reconnecting`; null if it never did. */
	readonly saidAfterMs: number | null;
	/**
	 * From its end until the session said `joined` for the last time: below 0 if that was while it lasted. Null if
	 * it never said anything.
	 */
	readonly joinedAfterMs: number | null;
	/** From its end until everybody decoded and heard again whatever should be flowing; 0 if there is no gap. */
	readonly mediaAfterMs: number;
	/** The longest that anything was missing; 0 if that was less than a second. */
	readonly mediaGapMs: number;
	/** From when the session said `reconnecting` until the last packet of sound or pictures left all the same. */
	readonly stillSentMs: number;
	/** How the connection came back, if the adapter tells. */
	readonly means: string;
}

/** It flows, and does not only twitch. */
const enough = 4;
/** Looked at five times a second, what flows shows no gap as long as this, even on a busy machine. */
const gapMs = 1_000;

/** Waits until all of it flows. @param since milliseconds since 1970 */
export async function flowsAgain({ at, what }: Flow, since: number): Promise<void> {
	await expect
		.poll(async () => {
			const seen = await arrivals({ at, what });
			return what.filter((_, index) => count(seen[index], since) < enough);
		}, patience)
		.toEqual([]);
}

const count = (moments: readonly number[] = [], since: number) => moments.filter((at) => at > since).length;

function arrivals({ at, what }: Flow): Promise<number[][]> {
	return at.evaluate((keys) => keys.map((key) => window.page.watch?.arrived[key] ?? []), what);
}

/** Where nothing came of something that should have been flowing, since a moment. */
export async function gapsOf(flow: Flow, since: number): Promise<Span[]> {
	const all = await arrivals(flow);
	return all.flatMap((moments) =>
		moments.flatMap((to, index) => {
			const from = moments[index - 1] ?? to;
			return to > since && to - from > gapMs ? [{ from, to }] : [];
		}),
	);
}

export async function courseOf(
	page: Page,
	flows: readonly Flow[],
	link: Link,
	{ began, over }: { began: number; over: number },
): Promise<Course> {
	const gaps = (await Promise.all(flows.map((flow) => gapsOf(flow, began)))).flat();
	const states = await page.evaluate(() =>
		window.page.states.map((state, index) => ({ ...state, at: window.page.stateTimes[index] ?? 0 })),
	);
	const after = states.filter(({ at }) => at >= began);
	const said = after.find(({ kind }) => kind === 'reconnecting');
	const joined = after.findLast(({ kind }) => kind === 'joined');
	const sent = await Promise.all((await reconnectingSpans(page)).map((span) => lastSent(link, span)));
	const means = joined && 'by' in joined ? joined.by : undefined;
	return {
		lastedMs: over - began,
		saidAfterMs: said ? said.at - began : null,
		joinedAfterMs: joined ? joined.at - over : null,
		mediaAfterMs: Math.max(0, ...gaps.map(({ to }) => to - over)),
		mediaGapMs: Math.max(0, ...gaps.map(({ from, to }) => to - from)),
		stillSentMs: Math.max(0, ...sent),
		means: means ?? (joined ? 'not told' : 'nothing was said'),
	};
}

/**
 * Waits until a page's session is inside, and has either said that it was not, or had the time to notice.
 * @param noticedBy milliseconds since 1970
 */
export async function isBack(page: Page, began: number, noticedBy: number): Promise<void> {
	await expect
		.poll(
			() =>
				page.evaluate(
					([from, by]) => {
						const { states, stateTimes } = window.page;
						const said = states.some(
							({ kind }, index) => kind === 'reconnecting' && (stateTimes[index] ?? 0) >= from,
						);
						return (said || Date.now() > by) && states.at(-1)?.kind;
					},
					[began, noticedBy] as const,
				),
			patience,
		)
		.toBe('joined');
}

/** When the session was reconnecting, however many attempts that took, in milliseconds since 1970. */
async function reconnectingSpans(page: Page): Promise<Span[]> {
	const states = await page.evaluate(() =>
		window.page.states.map(({ kind }, index) => ({ kind, at: window.page.stateTimes[index] ?? 0 })),
	);
	const changes = states.filter(({ kind }, index) => kind !== states[index - 1]?.kind);
	return changes.flatMap(({ kind, at }, index) => {
		if (kind !== 'reconnecting') return [];
		return [{ from: at, to: changes[index + 1]?.at ?? Date.now() }];
	});
}

/** How long after its begin the last packet of sound or pictures of a span was sent; 0 if none was. */
async function lastSent(link: Link, { from, to }: Span): Promise<number> {
	const anyAfter = async (ms: number) => (await link.counted(from + ms, to)).rtp > 0;
	if (!(await anyAfter(0))) return 0;
	let [some, none] = [0, to - from];
	while (none - some > 1) {
		const middle = (some + none) / 2;
		if (await anyAfter(middle)) some = middle;
		else none = middle;
	}
	return Math.ceil(none);
}

import type { CDPSession } from '@playwright/test';

/** What a page's main thread has done so far, in seconds, as Chromium counts it. */
export interface MainThreadTime {
	readonly atMs: number;
	/** All tasks; the others are parts of them. */
	readonly task: number;
	readonly script: number;
	readonly layout: number;
	readonly style: number;
}

/** @param session with `Performance.enable` sent */
export async function mainThreadTime(session: CDPSession): Promise<MainThreadTime> {
	const { metrics } = await session.send('Performance.getMetrics');
	const value = (name: string) => {
		const metric = metrics.find((one) => one.name === name);
		if (!metric) throw new Error(`Chromium does not count ${name}`);
		return metric.value;
	};
	return {
		atMs: performance.now(),
		task: value('TaskDuration'),
		script: value('ScriptDuration'),
		layout: value('LayoutDuration'),
		style: value('RecalcStyleDuration'),
	};
}

export type Part = 'task' | 'script' | 'layout' | 'style';

/** Milliseconds of main-thread time in each second between two looks. */
export function msPerSecond(before: MainThreadTime, after: MainThreadTime, part: Part): number {
	const seconds = (after.atMs - before.atMs) / 1000;
	return ((after[part] - before[part]) * 1000) / seconds;
}

import { expect, type Page } from '@playwright/test';
import { colourOf, names, patience, received } from '../session/conformance/stand.ts';
import { report } from './comesBack.ts';
import type { FaultStand } from './faultStand.ts';
import { type Flow, flowsAgain, gapsOf } from './recovery.ts';

const poor = { delayMs: 100, lossPercent: 10 } as const;
/** So many pictures are waited for before it is said how they came. */
const pictures = 60;

/** A call over a network that loses much: it is poor, and it goes on. */
export async function holdsOut(stand: FaultStand): Promise<void> {
	await stand.network.link.shape(poor);
	const budi = await stand.join('Budi', 'there');
	const asked = Date.now();
	const anna = await stand.join('Anna', 'here');
	const joinMs = Date.now() - asked;
	for (const [page, colour] of [
		[anna, 'red'],
		[budi, 'blue'],
	] as const) {
		await page.evaluate((shown) => window.page.publish('camera', { colour: shown }), colour);
		await page.evaluate(() => window.page.publish('microphone'));
	}
	await names(anna).toEqual(['Budi']);
	await names(budi).toEqual(['Anna']);
	await colourOf(budi, 'Anna').toBe('red');
	await colourOf(anna, 'Budi').toBe('blue');
	for (const page of [anna, budi]) await page.evaluate(() => window.page.watch?.start());
	const since = Date.now();
	const [there, here] = await Promise.all([pictureRate(budi), pictureRate(anna)]);
	const flows: Flow[] = [
		{ at: budi, what: ['Anna camera', 'Anna microphone'] },
		{ at: anna, what: ['Budi camera', 'Budi microphone'] },
	];
	for (const flow of flows) await flowsAgain(flow, since);
	expect(await anna.evaluate(() => window.page.states.at(-1)?.kind)).toBe('joined');
	const gaps = (await Promise.all(flows.map((flow) => gapsOf(flow, since)))).flat();
	report(stand, 'a tenth was lost, 100 ms each way', {
		lastedMs: Date.now() - asked,
		saidAfterMs: null,
		joinedAfterMs: joinMs,
		mediaAfterMs: 0,
		mediaGapMs: Math.max(0, ...gaps.map(({ from, to }) => to - from)),
		stillSentMs: 0,
		means: `${there.toFixed(1)} and ${here.toFixed(1)} of 15 pictures a second`,
	});
}

/** How many pictures a second are decoded, over some of them. */
async function pictureRate(page: Page): Promise<number> {
	const decoded = () => received(page, 'camera', 'framesDecoded');
	const [before, began] = [await decoded(), Date.now()];
	let after = before;
	await expect
		.poll(async () => {
			after = await decoded();
			return after - before;
		}, patience)
		.toBeGreaterThan(pictures);
	return ((after - before) * 1000) / (Date.now() - began);
}

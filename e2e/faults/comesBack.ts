import { expect, type Page, test } from '@playwright/test';
import { titleOf } from '../servers/server.ts';
import { colourOf, mutedOf, names } from '../session/conformance/stand.ts';
import type { FaultStand } from './faultStand.ts';
import type { Fault } from './faults.ts';
import { type Course, courseOf, type Flow, flowsAgain, isBack } from './recovery.ts';

/** Longer than any heartbeat: what is gone is said by then. */
const saidWithinMs = 10_000;
/**
 * When an adapter says that it is reconnecting, it has closed its peer connections, or told each sender to hold. Where
 * the machine is not busy nothing comes after that word. What the page had handed to the browser's network process by
 * then, which may have to wait for a core, is no fault.
 */
const onItsWayMs = 50;
/** The moment when a server listens again is known so well on a busy machine. */
const clockMs = 100;

/**
 * Anna speaks, is seen and shares a window, Carl is muted with his camera off; both lose what the fault takes
 * away. Budi sits beside the server. Afterwards everything is as before, by itself.
 */
export async function comesBack(stand: FaultStand, fault: Fault): Promise<void> {
	const budi = await stand.join('Budi', 'there');
	const anna = await stand.join('Anna', 'here');
	const carl = await stand.join('Carl', 'here');
	await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
	await budi.evaluate(() => window.page.publish('microphone'));
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	const shares = await anna.evaluate(() => window.page.opened.capabilities['screen-beside-camera'] === true);
	if (shares) await anna.evaluate(() => window.page.publish('screen', { colour: 'green' }));
	await carl.evaluate(() => window.page.publish('camera', { colour: 'red', muted: true }));
	await carl.evaluate(() => window.page.publish('microphone', { muted: true }));
	await asItShouldBe({ anna, budi, carl }, shares);
	const flows: Flow[] = [
		{ at: budi, what: ['Anna camera', 'Anna microphone'] },
		{ at: anna, what: ['Budi camera', 'Budi microphone'] },
	];
	for (const page of [anna, budi, carl]) await page.evaluate(() => window.page.watch?.start());
	for (const flow of flows) await flowsAgain(flow, Date.now());

	const { began, over } = await fault.run(stand, [anna, carl]);

	const losing = fault.everybody ? [anna, carl, budi] : [anna, carl];
	for (const page of losing) await isBack(page, began, began + saidWithinMs);
	const inside = Date.now();
	for (const flow of flows) await flowsAgain(flow, inside);
	await asItShouldBe({ anna, budi, carl }, shares);
	const course = await courseOf(anna, flows, stand.network.link, { began, over });
	report(stand, fault.title, course);
	if (fault.mustBeSaid) {
		expect(course.saidAfterMs, 'said that it is reconnecting').not.toBeNull();
		expect(course.saidAfterMs).toBeLessThan(saidWithinMs);
	}
	const before = await stand.network.link.counted(began - 1_000, began);
	expect(before.rtp, 'packets that the link saw before anything happened').toBeGreaterThan(0);
	// A server that does not listen lets nobody in: else what is measured means nothing.
	if (fault.everybody) expect(course.joinedAfterMs).toBeGreaterThan(-clockMs);
	expect(course.stillSentMs, 'packets left while it was reconnecting').toBeLessThan(onItsWayMs);
	await stillMuted(carl, budi);
}

async function asItShouldBe(
	{ anna, budi, carl }: Record<'anna' | 'budi' | 'carl', Page>,
	shares: boolean,
): Promise<void> {
	await names(anna).toEqual(['Budi', 'Carl']);
	await names(budi).toEqual(['Anna', 'Carl']);
	await names(carl).toEqual(['Anna', 'Budi']);
	await colourOf(budi, 'Anna', 'camera').toBe('red');
	if (shares) await colourOf(budi, 'Anna', 'screen').toBe('green');
	await colourOf(anna, 'Budi', 'camera').toBe('blue');
	await mutedOf(budi, 'Anna', 'microphone').toBe(false);
	for (const source of ['camera', 'microphone'] as const) await mutedOf(budi, 'Carl', source).toBe(true);
}

/** In all that time not one packet of what was muted was sent; and yet it can be unmuted. */
async function stillMuted(carl: Page, budi: Page): Promise<void> {
	const most = await carl.evaluate(() => ({ ...window.page.watch?.mostSent }));
	expect(most.microphone ?? 0, 'packets of a muted microphone').toBe(0);
	expect(most.camera ?? 0, 'packets of a camera that is off').toBe(0);
	const since = Date.now();
	await carl.evaluate(() => window.page.setMuted('microphone', false));
	await mutedOf(budi, 'Carl', 'microphone').toBe(false);
	await flowsAgain({ at: budi, what: ['Carl microphone'] }, since);
}

/** For the table at the end of `npm run test:faults`. */
export function report(stand: FaultStand, fault: string, course: Course): void {
	const row = { server: titleOf(stand.kind), fault, ...course };
	test.info().annotations.push({ type: 'fault', description: JSON.stringify(row) });
	console.log(`fault: ${JSON.stringify(row)}`);
}

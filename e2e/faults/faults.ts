import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { PortWatch } from '../servers/listening.ts';
import type { FaultStand } from './faultStand.ts';
import { sleepAndWake } from './sleeping.ts';

export interface Fault {
	readonly title: string;
	/** One of the few that every `npm test` tries. */
	readonly inEveryTest: boolean;
	/** Whether everybody loses their connection, or only those on the browser's side. */
	readonly everybody: boolean;
	/** Whether it lasts so long, or is so plain, that it must be noticed and said. */
	readonly mustBeSaid: boolean;
	/**
	 * Breaks something and mends it again.
	 * @param here the pages on the side where the fault is
	 * @returns when it began and when it was over, in milliseconds since 1970
	 */
	run(stand: FaultStand, here: readonly Page[]): Promise<{ began: number; over: number }>;
}

/** How long it lasts is the fault itself. */
const lasting = async (ms: number, begin: () => Promise<void>, end: () => Promise<void>) => {
	const began = Date.now();
	await begin();
	await pause(ms);
	await end();
	return { began, over: Date.now() };
};

const cutFor = (seconds: number): Fault => ({
	title: `the network was gone for ${seconds} s`,
	inEveryTest: seconds < 10,
	everybody: false,
	mustBeSaid: seconds > 10,
	run: ({ network: { link } }) =>
		lasting(
			seconds * 1000,
			() => link.cut(),
			() => link.mend(),
		),
});

/** What happens to calls, and what they have to come back from. */
export const faults: readonly Fault[] = [
	cutFor(5),
	cutFor(30),
	{
		title: 'the cable was out for 8 s',
		inEveryTest: false,
		everybody: false,
		mustBeSaid: true,
		run: ({ network }) =>
			lasting(
				8_000,
				() => network.pullCable(),
				() => network.plugCable(),
			),
	},
	{
		title: 'UDP was kept from passing for 12 s',
		inEveryTest: false,
		everybody: false,
		mustBeSaid: false,
		run: ({ network: { link } }) =>
			lasting(
				12_000,
				() => link.cut('udp'),
				() => link.mend(),
			),
	},
	{
		title: 'the server was killed and started again',
		inEveryTest: true,
		everybody: true,
		mustBeSaid: true,
		// It is over when the server listens again: whoever started it learns of that later than who waits for it.
		async run({ server, place }) {
			const watch = await PortWatch.start(place, server.port);
			const began = Date.now();
			try {
				await server.kill();
				const listens = watch.listens();
				await server.restart();
				return { began, over: await listens };
			} finally {
				watch.close();
			}
		},
	},
	{
		title: 'the address changed',
		inEveryTest: false,
		everybody: false,
		mustBeSaid: false,
		run: ({ network }) =>
			lasting(
				0,
				() => network.changeBrowserAddress(),
				async () => {},
			),
	},
	{
		title: 'the machine slept for 12 s',
		inEveryTest: false,
		everybody: false,
		mustBeSaid: false,
		async run({ network }, here) {
			const slept = await sleepAndWake(network.browserProcesses, 12_000);
			// The app is told by the system, see `onWoke` in the bridge.
			for (const page of here) await page.evaluate(() => window.page.opened.wake());
			return slept;
		},
	},
];

import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { cameraBitrate } from '../../../renderer/session/videoSizes.ts';
import { Endings } from '../../app/endings.ts';
import { makeFakeMedia } from '../../app/fakeMedia.ts';
import { until } from '../../app/until.ts';
import type { ServerKind } from '../../servers/server.ts';
import { serverKinds } from '../../servers/servers.ts';
import { buildSessionPage } from '../../session/harness/build.ts';
import { costOfProcesses } from '../callCost/processTree.ts';
import type { Findings, Measurement, MeasuringContext } from '../measurement.ts';
import { type BrowserOptions, leave, ParticipantBrowser, picture } from './browsers.ts';
import type { StockClient } from './clients.ts';
import { type Client, costFigures, type Stretch } from './costFigures.ts';
import { flowRates, tellFlows } from './flowRates.ts';
import { forEachKind } from './kinds.ts';
import { buildClientPages, type ClientName } from './pages/build.ts';

const people = ['Anna', 'Budi', 'Carl', 'Dewi'];
/** Encoders and estimates of the network's width find their level. */
const settleMs = 4_000;
const stretches = 3;
const stretchMs = 3_000;
/** So that neither always finds the machine as the other has left it. */
const turns: readonly Client[] = ['stock', 'parley', 'held', 'parley', 'stock'];

/** What four people in a call cost their machine, by Parley's session and by each server's own client. */
export const serverCost: Measurement = {
	name: 'server-cost',
	title: 'CPU of a call of four on each server, beside its stock client',
	// What a server's dialect is changes nothing of its media.
	run: (context) =>
		forEachKind(context, measure, {
			kinds: serverKinds.filter(({ dialect }) => dialect === undefined),
			notes,
		}),
};

const { width, height, framesPerSecond } = picture;
const notes = [
	`Four pages in one browser, each sending ${width}x${height} at ${framesPerSecond} a second and sound, playing the other three; all the browser's processes together.`,
	'Parley sends so small a picture in fewer bits than stock clients do: they are also measured held to as many.',
	`${turns.length} calls, by turns, each watched for ${(stretches * stretchMs) / 1000} s. Pictures are drawn without a graphics card.`,
	'Parley here is its session as the app uses it, without the app around it.',
];

async function measure(kind: ServerKind, stock: StockClient, context: MeasuringContext): Promise<Findings> {
	const pages = await buildClientPages(stock.page, stock.scripts?.());
	// What a server would serve itself is not loaded from there.
	const server = await kind.start(await buildSessionPage());
	context.endings.add(`the ${kind.kind} server`, () => server.close());
	const media = await makeFakeMedia({ dir: context.scratch, seed: 1 });
	const watched: Stretch[] = [];
	const flows = new Map<Client, string>();
	for (const client of turns) {
		const page = client === 'parley' ? 'parley' : stock.page;
		const bits = client === 'held' ? cameraBitrate(width, height, framesPerSecond) : null;
		const call = await watchCall({ browser: { server, pages, media }, page, bits }, context);
		watched.push(...call.stretches.map((one) => ({ client, ...one })));
		flows.set(client, call.flows);
	}
	return {
		figures: costFigures(kind.kind, stock.name, watched),
		notes: [
			`${kind.kind}, Parley, all four ${flows.get('parley')}.`,
			`${kind.kind}, ${stock.name}, all four ${flows.get('stock')}.`,
			`${kind.kind}, ${stock.name} in as few bits, all four ${flows.get('held')}.`,
		],
	};
}

interface Call {
	readonly browser: Omit<BrowserOptions, 'wrap'>;
	readonly page: ClientName;
	/** What a camera is held to, a second. */
	readonly bits: number | null;
}

async function watchCall(
	call: Call,
	context: MeasuringContext,
): Promise<{ stretches: Omit<Stretch, 'client'>[]; flows: string }> {
	const endings = new Endings();
	context.endings.add('a call of four', () => endings.endAll());
	try {
		const browser = await ParticipantBrowser.launch({ ...context, endings }, call.browser);
		const inside = await fillRoom(call, browser);
		await until('everybody to see everybody', async () => (await seen(inside)).every((count) => count >= 3));
		await pause(settleMs);
		const looks = [await look(browser, inside)];
		for (let stretch = 0; stretch < stretches; stretch++) {
			await pause(stretchMs);
			looks.push(await look(browser, inside));
		}
		for (const page of inside) await leave(page);
		const [first, last] = [looks[0], looks.at(-1)];
		return {
			stretches: looks.slice(1).map((after, index) => between(looks[index] ?? after, after)),
			flows: tellFlows(flowRates(first?.streams ?? [], last?.streams ?? [])),
		};
	} finally {
		await endings.endAll();
	}
}

async function fillRoom({ browser: { server }, page: client, bits }: Call, browser: ParticipantBrowser) {
	const room = await server.newRoom();
	const inside: Page[] = [];
	for (const name of people) {
		const page = await browser.open(client);
		inside.push(page);
		const target = await room.target(name);
		await page.evaluate(([where, who]) => window.participant.join(where, who), [target, name] as const);
	}
	if (bits !== null)
		for (const page of inside) await page.evaluate((most) => window.participant.hold(most), bits);
	return inside;
}

async function look(browser: ParticipantBrowser, inside: readonly Page[]) {
	// Pages take their time to answer: the clock is read beside what is divided by it.
	const streams = await streamsOf(inside);
	return {
		streams,
		at: performance.now(),
		browser: await costOfProcesses(browser.process),
		/** All that this process has started but the browser: the server, and this process itself. */
		rest: await costOfProcesses(process.pid, [browser.process]),
		ours: process.cpuUsage(),
	};
}

type Look = Awaited<ReturnType<typeof look>>;

function between(before: Look, after: Look): Omit<Stretch, 'client'> {
	const seconds = (after.at - before.at) / 1000;
	const ours = (after.ours.user + after.ours.system - before.ours.user - before.ours.system) / 1e6;
	return {
		browserCores: (after.browser.cpuSeconds - before.browser.cpuSeconds) / seconds,
		serverCores: Math.max(0, after.rest.cpuSeconds - before.rest.cpuSeconds - ours) / seconds,
		decodedPerSecond: flowRates(before.streams, after.streams)
			.filter(({ direction, kind }) => direction === 'received' && kind === 'video')
			.reduce((sum, { perSecond }) => sum + perSecond, 0),
	};
}

/** How many pictures of others each of them decodes. */
async function seen(pages: readonly Page[]): Promise<number[]> {
	return Promise.all(
		pages.map(async (page) => {
			const streams = await page.evaluate(() => window.participant.streams());
			return streams.filter(
				({ direction, kind, frames }) => direction === 'received' && kind === 'video' && frames > 0,
			).length;
		}),
	);
}

async function streamsOf(pages: readonly Page[]) {
	const all = await Promise.all(pages.map((page) => page.evaluate(() => window.participant.streams())));
	return all.flatMap((streams, page) => streams.map((one) => ({ ...one, id: `${page} ${one.id}` })));
}

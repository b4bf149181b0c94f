import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { cameraBitrate } from '../../../renderer/session/videoSizes.ts';
import { Endings } from '../../app/endings.ts';
import { until } from '../../app/until.ts';
import type { Server, ServerKind } from '../../servers/server.ts';
import { serverKinds } from '../../servers/servers.ts';
import { costOfProcesses } from '../callCost/processTree.ts';
import type { Findings, Measurement, MeasuringContext } from '../measurement.ts';
import { leave, ParticipantBrowser, picture } from './browsers.ts';
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
	const server = await kind.start(pages);
	context.endings.add(`the ${kind.kind} server`, () => server.close());
	const watched: Stretch[] = [];
	const flows = new Map<Client, string>();
	for (const client of turns) {
		const page = client === 'parley' ? 'parley' : stock.page;
		const bits = client === 'held' ? cameraBitrate(width, height, framesPerSecond) : null;
		const call = await watchCall({ server, pages, page, bits }, context);
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
	readonly server: Server;
	/** The folder of the clients' pages. */
	readonly pages: string;
	readonly page: ClientName;
	/** What a camera is held to, a second. */
	readonly bits: number | null;
}

async function watchCall(
	{ server, pages, page: client, bits }: Call,
	context: MeasuringContext,
): Promise<{ stretches: Omit<Stretch, 'client'>[]; flows: string }> {
	const endings = new Endings();
	context.endings.add('a call of four', () => endings.endAll());
	try {
		const browser = await ParticipantBrowser.launch({ ...context, endings }, { pages, server });
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
		await until('everybody to see everybody', async () => (await seen(inside)).every((count) => count >= 3));
		await pause(settleMs);
		const look = async () => ({
			browser: await costOfProcesses(browser.process),
			server: await costOfProcesses(process.pid, [browser.process]),
			ours: process.cpuUsage(),
			streams: await streamsOf(inside),
			at: performance.now(),
		});
		const looks = [await look()];
		for (let stretch = 0; stretch < stretches; stretch++) {
			await pause(stretchMs);
			looks.push(await look());
		}
		const [first, last] = [looks[0], looks.at(-1)];
		for (const page of inside) await leave(page);
		return {
			stretches: looks.slice(1).map((after, index) => {
				const before = looks[index] ?? after;
				const seconds = (after.at - before.at) / 1000;
				const ours = after.ours.user + after.ours.system - before.ours.user - before.ours.system;
				const decoded = flowRates(before.streams, after.streams)
					.filter(({ direction, kind }) => direction === 'received' && kind === 'video')
					.reduce((sum, { perSecond }) => sum + perSecond, 0);
				return {
					browserCores: (after.browser.cpuSeconds - before.browser.cpuSeconds) / seconds,
					serverCores: (after.server.cpuSeconds - before.server.cpuSeconds - ours / 1e6) / seconds,
					decodedPerSecond: decoded,
				};
			}),
			flows: tellFlows(flowRates(first?.streams ?? [], last?.streams ?? [])),
		};
	} finally {
		await endings.endAll();
	}
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

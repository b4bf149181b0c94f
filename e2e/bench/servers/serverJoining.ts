import { makeFakeMedia } from '../../app/fakeMedia.ts';
import { missingNetwork } from '../../network/missing.ts';
import { TestNetwork } from '../../network/testNetwork.ts';
import { type ServerKind, titleOf } from '../../servers/server.ts';
import { buildSessionPage } from '../../session/harness/build.ts';
import type { Findings, Measurement, MeasuringContext } from '../measurement.ts';
import { NotMeasurable } from '../measurement.ts';
import { leave, ParticipantBrowser } from './browsers.ts';
import type { StockClient } from './clients.ts';
import { figuresOf, type JoinOf, type Way } from './joinFigures.ts';
import { forEachKind } from './kinds.ts';
import { buildClientPages, type ClientName } from './pages/build.ts';
import type { JoinTimes } from './pages/participant.ts';

/** The longest is so long that what else the machine does hardly moves the slope. */
const roundTripsMs = [0, 60, 120];
const times = 4;
const firstPictureTimeoutMs = 30_000;

/** From the call that begins to join to the first decoded picture, by Parley and by each server's own client. */
export const serverJoining: Measurement = {
	name: 'servers',
	title: 'Join to first picture on each server, in time and in round trips, beside its stock client',
	async run(context) {
		const missing = missingNetwork();
		if (missing) throw new NotMeasurable(missing);
		const network = await TestNetwork.make();
		context.endings.add('the network', () => network.close());
		return forEachKind(context, (...what) => measure(network, ...what), { notes });
	},
};

const notes = [
	`Round trips are the slope of the medians over round-trip times of ${roundTripsMs.join(', ')} ms, on a link between network namespaces.`,
	'Who is seen is beside the server, with its stock client. Who joins sends camera and microphone too, which are open before the time is taken.',
	"What a click finds loaded in the app, the adapter, is loaded before, as a stock client's page loads all of it; how long its modules take is said too.",
	'"From the lobby": the preview is there, as when a person clicks on Join. A stock client has no such thing.',
	'Ratios are those of the medians, all round-trip times together. Each join is in a new page; Parley and the stock client take turns.',
];

async function measure(
	network: TestNetwork,
	kind: ServerKind,
	stock: StockClient,
	context: MeasuringContext,
): Promise<Findings> {
	const pages = await buildClientPages(stock.page, stock.scripts?.());
	const place = { address: network.serversAddress, wrap: network.atServers() };
	// What a server would serve itself is not loaded from there.
	const server = await kind.start(await buildSessionPage(), place);
	context.endings.add(`the ${kind.kind} server`, () => server.close());
	const media = await makeFakeMedia({ dir: context.scratch, seed: 1 });
	const beside = { pages, server, media };
	const near = await ParticipantBrowser.launch(context, { ...beside, wrap: network.atServers() });
	const far = await ParticipantBrowser.launch(context, { ...beside, wrap: network.atBrowser() });
	const room = await server.newRoom();
	await network.link.shape({});
	const sender = await near.open(stock.page);
	const target = await room.target('Near');
	await sender.evaluate((where) => window.participant.join(where, 'Near'), target);

	const joinOnce = async (client: ClientName, way: Way): Promise<JoinTimes & { loading: number }> => {
		const page = await far.open(client);
		const where = await room.target('Far');
		const loading = await page.evaluate((there) => window.participant.load(there), where);
		if (way === 'lobby') await page.evaluate((there) => window.participant.prepare(there), where);
		const taken = await page.evaluate(([there, ms]) => window.participant.timeJoin(there, 'Far', ms), [
			where,
			firstPictureTimeoutMs,
		] as const);
		await leave(page);
		return { ...taken, loading };
	};
	const joins: JoinOf[] = [];
	for (let time = -1; time < times; time++)
		for (const roundTripMs of time < 0 ? roundTripsMs.slice(0, 1) : roundTripsMs) {
			await network.link.shape({ delayMs: roundTripMs / 2 });
			for (const [way, client] of ways(stock.page, time)) {
				const taken = await joinOnce(client, way);
				// The first turn only warms up.
				if (time >= 0) joins.push({ way, roundTripMs, ...taken });
			}
		}
	await network.link.shape({});
	await leave(sender);
	return { figures: figuresOf(titleOf(kind), stock.name, joins), notes: [] };
}

/** Who comes first may find a quieter machine: they take turns in that too. */
function ways(stock: ClientName, time: number): [Way, ClientName][] {
	const all: [Way, ClientName][] = [
		['stock', stock],
		['opening', 'parley'],
		['lobby', 'parley'],
	];
	return time % 2 ? all.reverse() : all;
}

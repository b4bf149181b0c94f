import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { appLink, type Invitation, readInvitation } from '../../../contract/invitation/invitation.ts';
import { pressInBar } from '../../app/call.ts';
import { type FakeMedia, makeFakeMedia } from '../../app/fakeMedia.ts';
import { HostProcess } from '../../app/hostProcess.ts';
import { installInPage } from '../../app/installInPage.ts';
import { openDesktop } from '../../app/participants.ts';
import { makeRecordings } from '../../scripted/recordings.ts';
import { startSenders } from '../callCost/sendersProcess.ts';
import type { Figure, Measurement, MeasuringContext } from '../measurement.ts';
import { lineThrough, median, repeated } from '../statistics.ts';
import { type DelayRelay, openTcpRelay, openUdpRelay } from './delayRelay.ts';
import type { JoinMoments } from './watchingJoin.ts';

/** The longest is so long that what else the machine does hardly moves the slope. */
const roundTripsMs = [0, 200, 1000];
const times = 3;
const aim = { atMost: 5 };
const firstPictureTimeoutMs = 20_000;

interface Way {
	readonly name: string;
	/** Over TLS to a host whose key the link pins, as to every other machine. */
	readonly pinned: boolean;
	/** From the click that opens the link, the socket included; else from the lobby's, whose preview is there. */
	readonly fromHome: boolean;
}

const ways: readonly Way[] = [
	{ name: 'from the lobby, pinned wss', pinned: true, fromHome: false },
	{ name: 'from the lobby, plain ws', pinned: false, fromHome: false },
	{ name: 'from opening the link, pinned wss', pinned: true, fromHome: true },
	{ name: 'from opening the link, plain ws', pinned: false, fromHome: true },
];

/** Everything between the app and the host, and how far it makes them apart. */
interface Distance {
	readonly roundTripMs: number;
	readonly signalling: DelayRelay;
	readonly udp: DelayRelay;
	readonly tcp: DelayRelay;
}

/** From the click to the first picture of somebody who is there already, over longer and longer distances. */
export const joining: Measurement = {
	name: 'join',
	title: 'Click on Join to first remote picture, in time and in sequential round trips',
	async run(context) {
		const { scratch, endings, tell } = context;
		const mediaPort = await freePort();
		const host = await HostProcess.start([
			...['--listen', '127.0.0.1', '--media-port', String(mediaPort), '--workers', '1'],
		]);
		endings.add('the host', () => host.close());
		const recordings = await makeRecordings(scratch);
		const { roomId } = host.room;
		const call = { url: `ws://127.0.0.1:${host.port}`, roomId };
		// In a process of its own: what it does must not hold up the relays.
		const sender = await startSenders(call, ['Near'], recordings);
		endings.add('the sender', sender.close);
		const distances: Distance[] = [];
		for (const roundTripMs of roundTripsMs)
			distances.push(await openDistance(roundTripMs, host.port, mediaPort, context));

		const page = await openApp(await makeFakeMedia({ dir: scratch, seed: 1 }), context);
		const own = readInvitation(host.room.own);
		const moments = new Map<string, JoinMoments[]>();
		for (let time = -1; time < times; time++) {
			for (const way of ways) {
				// The first turn only warms up.
				for (const distance of time < 0 ? distances.slice(0, 1) : distances) {
					const invitation: Invitation = {
						roomId,
						addresses: [`127.0.0.1:${distance.signalling.port}`],
						...(way.pinned ? { key: own.key } : { plain: true }),
					};
					const taken = await joinOnce(page, appLink(invitation), way, distance);
					if (time < 0) continue;
					const key = keyOf(way, distance);
					moments.set(key, [...(moments.get(key) ?? []), taken]);
				}
			}
			tell(time < 0 ? 'Warmed up.' : `Turn ${time + 1} of ${times} is done.`);
		}
		return { figures: ways.flatMap((way) => figuresOf(way, moments)), notes };
	},
};

const notes = [
	`Round trips are the slope of the median milliseconds over round-trip times of ${roundTripsMs.join(', ')} ms.`,
	'Noise only ever adds to a join: where the quickest joins tell another number, the machine was busy.',
	'The relay counts the round trip of a TCP handshake too. Media and signalling both go through it.',
	'The one who is seen is close to the host; camera and microphone of the one who joins are on.',
];

function figuresOf(way: Way, all: ReadonlyMap<string, readonly JoinMoments[]>): Figure[] {
	const at = (roundTripMs: number) => all.get(keyOf(way, { roundTripMs })) ?? [];
	const slope = (moment: keyof JoinMoments, of: (values: number[]) => number = median) =>
		lineThrough(roundTripsMs.map((x) => ({ x, y: of(at(x).map((one) => one[moment])) }))).slope;
	const unit = 'round trips';
	const quickest = slope('firstPicture', (values) => Math.min(...values));
	return [
		{ name: way.name, value: slope('firstPicture'), unit, ...(!way.fromHome && { aim }) },
		{ name: '  until the host answered', value: slope('answered'), unit },
		{ name: '  until ICE was connected', value: slope('iceConnected'), unit },
		{ name: '  until DTLS was connected', value: slope('dtlsConnected'), unit },
		{ name: '  by the quickest join of each distance', value: quickest, unit },
		...roundTripsMs.map((roundTripMs) => ({
			name: `  at a round trip of ${roundTripMs} ms`,
			...repeated(at(roundTripMs).map(({ firstPicture }) => firstPicture)),
			unit: 'ms',
		})),
	];
}

function keyOf({ name }: Way, { roundTripMs }: Pick<Distance, 'roundTripMs'>): string {
	return `${name} ${roundTripMs}`;
}

async function openDistance(
	roundTripMs: number,
	signallingPort: number,
	mediaPort: number,
	{ endings }: MeasuringContext,
): Promise<Distance> {
	const distance = {
		roundTripMs,
		signalling: await openTcpRelay({ to: signallingPort, roundTripMs }),
		udp: await openUdpRelay({ to: mediaPort, roundTripMs }),
		tcp: await openTcpRelay({ to: mediaPort, roundTripMs }),
	};
	for (const relay of [distance.signalling, distance.udp, distance.tcp])
		endings.add(`a relay of ${roundTripMs} ms`, () => relay.close());
	return distance;
}

async function openApp(media: FakeMedia, { endings }: MeasuringContext): Promise<Page> {
	const participant = await openDesktop({ name: 'Far', media });
	endings.add('the app', participant.close);
	const { page } = participant;
	await page.getByRole('textbox', { name: 'Your name' }).fill(participant.name);
	await installInPage(page, join(import.meta.dirname, 'watchingJoin.ts'), 'joinWatching');
	return page;
}

async function joinOnce(page: Page, link: string, way: Way, distance: Distance): Promise<JoinMoments> {
	const ports = { udp: distance.udp.port, tcp: distance.tcp.port };
	const button = page.locator('main').getByRole('button', { name: 'Join', exact: true });
	const arm = () =>
		page.evaluate((how) => window.joinWatching?.arm(how.ports, how.fromHome), {
			ports,
			fromHome: way.fromHome,
		});
	await page.getByRole('textbox', { name: 'Link to a call' }).fill(link);
	if (way.fromHome) await arm();
	await button.click();
	if (!way.fromHome) {
		await page.getByRole('button', { name: 'Back' }).waitFor();
		await page.getByRole('status').filter({ hasText: 'Near' }).waitFor();
		await arm();
		await button.click();
	}
	const taken = await page.evaluate((ms) => window.joinWatching?.done(ms), firstPictureTimeoutMs);
	if (!taken) throw new Error('Nothing watches the page');
	await pressInBar(page, 'Leave');
	await page.getByRole('button', { name: 'Home' }).click();
	return taken;
}

/** Free just now, for UDP; the host takes it for TCP as well. */
async function freePort(): Promise<number> {
	const socket = createSocket('udp4');
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const { port } = socket.address();
	socket.close();
	return port;
}

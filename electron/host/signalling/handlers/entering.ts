import type { RtpCapabilities } from 'mediasoup/types';
import type { z } from 'zod';
import type { clientRequests } from '../../../../contract/signalling/dialect.ts';
import type { enter as enterContract } from '../../../../contract/signalling/extensions.ts';
import { closeCodes } from '../../../../contract/signalling/refusals.ts';
import { Refusal } from '../../refusal.ts';
import { consume, describeConsumer } from '../../rooms/consuming.ts';
import type { Introduction, Peer } from '../../rooms/peer.ts';
import type { Room } from '../../rooms/room.ts';
import { describeTransport, openTransport } from '../../rooms/transports.ts';
import { routerRtpCapabilities } from '../../workers/codecs.ts';
import { type Exchange, notification, request } from '../routes.ts';
import { visibleName, waitAtDoor } from './knocking.ts';

type JoinData = z.output<typeof clientRequests.join.data>;
type EnterData = z.output<typeof enterContract.data>;
type EnterReply = z.input<typeof enterContract.reply>;
type Capabilities = z.input<typeof enterContract.data>['rtpCapabilities'];

/** @throws {Refusal} malformed-message */
function introductionOf({ displayName, device, rtpCapabilities }: JoinData): Introduction {
	return {
		displayName: visibleName(displayName),
		device,
		// The same form, checked; mediasoup's types only spell "absent" differently.
		...(rtpCapabilities && { rtpCapabilities: rtpCapabilities as RtpCapabilities }),
	};
}

/** @throws {Refusal} already-joined, room-full */
function assertMayEnter({ room, peer }: Exchange): void {
	if (peer.state !== 'lobby') throw new Refusal('already-joined');
	room.assertSpace();
}

/** The room's conditions, and who is what in it. */
function describeRoom(room: Room, peer: Peer): NonNullable<EnterReply['room']> {
	const others = room.others(peer);
	return {
		...room.door.conditions,
		role: peer.role,
		hand: peer.hand,
		hosts: others.filter(({ role }) => role === 'host').map(({ id }) => id),
		hands: others.flatMap(({ id, hand }) => (hand === null ? [] : { peerId: id, since: hand })),
	};
}

/** All that a peer needs in one answer. What can be made at once is made at once. */
async function enter(exchange: Exchange, data: EnterData) {
	const { room, peer, afterReply } = exchange;
	assertMayEnter(exchange);
	room.recognise(peer, data.moderator);
	room.door.assertOpenTo(peer);
	peer.state = 'entering';
	try {
		const introduction = introductionOf(data);
		peer.introduction = introduction;
		const [sendTransport, receiveTransport] = await Promise.all([
			openTransport(room, peer, { direction: 'producer' }),
			openTransport(room, peer, { direction: 'consumer' }),
		]);
		const consumers = await Promise.all(
			// Not paused: mediasoup asks for key frames once the transport connects, no sooner.
			room.producedByOthers(peer).map((produced) => consume(room, peer, produced, false)),
		);
		// It may have gone while all that was made; then its transports are closed already.
		if (peer.state !== 'entering') throw new Refusal('not-joined');
		const peers = room.others(peer).map((other) => other.describe());
		room.welcome(peer, introduction);
		afterReply(() => {
			room.catchUp(peer);
			if (peer.role === 'host') peer.outlet.notify('parley:waiting', { waiting: room.door.waiting });
		});
		return {
			sendTransport: describeTransport(peer, sendTransport),
			receiveTransport: describeTransport(peer, receiveTransport),
			peers,
			consumers: consumers.flatMap((consumer) =>
				consumer && !consumer.closed ? describeConsumer(peer, consumer) : [],
			),
			room: describeRoom(room, peer),
		};
	} catch (error) {
		if (peer.state === 'entering') {
			peer.state = 'lobby';
			for (const transport of [...peer.transports.values()]) transport.close();
		}
		throw error;
	}
}

export const entering = {
	requests: [
		request('getRouterRtpCapabilities', () => ({
			routerRtpCapabilities: routerRtpCapabilities as Capabilities,
		})),
		request('join', async (exchange, data) => {
			const { room, peer, afterReply } = exchange;
			const introduction = introductionOf(data);
			assertMayEnter(exchange);
			await waitAtDoor(room, peer, introduction.displayName);
			// The room may have filled meanwhile, or they may be gone.
			assertMayEnter(exchange);
			const peers = room.others(peer).map((other) => other.describe());
			room.welcome(peer, introduction);
			afterReply(() => room.catchUp(peer));
			return { peers };
		}),
		request('parley:enter', enter),
		request('parley:ping', () => undefined),
		request('parley:leave', ({ room, peer, afterReply }) => {
			afterReply(() => {
				room.bidFarewell(peer);
				peer.outlet.close(closeCodes.callEnded, 'left');
			});
		}),
	],
	notifications: [
		notification('changeDisplayName', ({ room, peer }, { displayName }) => {
			const { introduction } = peer;
			if (!introduction || peer.state !== 'inside') return;
			const { displayName: oldDisplayName } = introduction;
			const name = visibleName(displayName);
			peer.introduction = { ...introduction, displayName: name };
			room.tell('peerDisplayNameChanged', { peerId: peer.id, displayName: name, oldDisplayName }, peer);
		}),
	],
};

import type { RtpCapabilities } from 'mediasoup/types';
import type { z } from 'zod';
import type { clientRequests } from '../../../../contract/signalling/dialect.ts';
import type { enter as enterContract } from '../../../../contract/signalling/extensions.ts';
import { closeCodes } from '../../../../contract/signalling/refusals.ts';
import { Refusal } from '../../refusal.ts';
import { consume, describeConsumer } from '../../rooms/consuming.ts';
import type { Introduction } from '../../rooms/peer.ts';
import { describeTransport, openTransport } from '../../rooms/transports.ts';
import { routerRtpCapabilities } from '../../workers/codecs.ts';
import { type Exchange, notification, request } from '../routes.ts';

type JoinData = z.output<typeof clientRequests.join.data>;
type Capabilities = z.input<typeof enterContract.data>['rtpCapabilities'];

function introductionOf({ displayName, device, rtpCapabilities }: JoinData): Introduction {
	return {
		displayName,
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

/** All that a peer needs in one answer. What can be made at once is made at once. */
async function enter(exchange: Exchange, data: JoinData) {
	const { room, peer, afterReply } = exchange;
	assertMayEnter(exchange);
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
		afterReply(() => room.catchUp(peer));
		return {
			sendTransport: describeTransport(peer, sendTransport),
			receiveTransport: describeTransport(peer, receiveTransport),
			peers,
			consumers: consumers.flatMap((consumer) =>
				consumer && !consumer.closed ? describeConsumer(peer, consumer) : [],
			),
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
		request('join', (exchange, data) => {
			const { room, peer, afterReply } = exchange;
			assertMayEnter(exchange);
			const peers = room.others(peer).map((other) => other.describe());
			room.welcome(peer, introductionOf(data));
			afterReply(() => room.catchUp(peer));
			return { peers };
		}),
		request('parley:enter', enter),
		request('parley:ping', () => undefined),
		request('parley:leave', ({ room, peer, afterReply }) => {
			room.secrets.forget(peer.id);
			afterReply(() => {
				room.remove(peer);
				peer.outlet.close(closeCodes.callEnded, 'left');
			});
		}),
	],
	notifications: [
		notification('changeDisplayName', ({ room, peer }, { displayName }) => {
			const { introduction } = peer;
			if (!introduction || peer.state !== 'inside') return;
			const { displayName: oldDisplayName } = introduction;
			peer.introduction = { ...introduction, displayName };
			room.tell('peerDisplayNameChanged', { peerId: peer.id, displayName, oldDisplayName }, peer);
		}),
	],
};

import type { WebRtcTransport } from 'mediasoup/types';
import type { WebRtcTransport as TransportDescription } from '../../../contract/signalling/dialect.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import { isLoopbackAddress } from '../reach.ts';
import { Refusal } from '../refusal.ts';
import type { Direction, Peer } from './peer.ts';
import type { Room } from './room.ts';

/**
 * Where the estimate of what a receiver can take begins, in bits per second. mediasoup's own 600 kbps
 * lets the first seconds of a call on a local network look worse than they need.
 */
const initialOutgoingBitrate = 1_500_000;
/** What one peer may send: a camera in three layers and a sharp screen. Bits per second. */
const maximumIncomingBitrate = 12_000_000;
/** Stock clients' chat lines; nobody sends files through here. */
const maximumDataMessage = 16 * 1024;
/** mediasoup-demo's own; how long a silent network may last before ICE counts as lost. Seconds. */
const stockIceConsent = 20;

export interface TransportWish {
	readonly direction: Direction;
	readonly forceTcp?: boolean | undefined;
	readonly data?: boolean;
}

/**
 * Opens a transport for a peer, on the router where it has its place.
 * @throws {Refusal} too-many, not-joined (it went meanwhile)
 */
export async function openTransport(
	room: Room,
	peer: Peer,
	wish: TransportWish,
): Promise<WebRtcTransport<{ direction: Direction }>> {
	if (peer.transports.size + peer.pending.transports >= limits.transportsPerPeer) {
		throw new Refusal('too-many', 'transports');
	}
	peer.pending.transports += 1;
	try {
		const { router, carrier } = await room.place(peer);
		const transport = await router.createWebRtcTransport<{ direction: Direction }>({
			webRtcServer: carrier.server,
			enableUdp: !wish.forceTcp,
			enableTcp: true,
			preferUdp: true,
			initialAvailableOutgoingBitrate: initialOutgoingBitrate,
			enableSctp: wish.data ?? false,
			maxSendMessageSize: maximumDataMessage,
			maxReceiveMessageSize: maximumDataMessage,
			...(peer.dialect === 'stock' && { iceConsentTimeout: stockIceConsent }),
			appData: { direction: wish.direction },
		});
		if (peer.state === 'gone') {
			transport.close();
			throw new Refusal('not-joined');
		}
		peer.transports.set(transport.id, transport);
		transport.observer.once('close', () => peer.transports.delete(transport.id));
		if (wish.direction === 'producer') {
			transport.setMaxIncomingBitrate(maximumIncomingBitrate).catch((cause) => room.note('warn', cause));
		}
		if (peer.dialect === 'stock') dropWithTransport(room, peer, transport);
		return transport;
	} finally {
		peer.pending.transports -= 1;
	}
}

/** Stock clients expect to be dropped when their media dies; ours sees it and acts by itself. */
function dropWithTransport(room: Room, peer: Peer, transport: WebRtcTransport): void {
	transport.on('icestatechange', (state) => {
		if (state === 'disconnected') room.dismiss(peer, 'media lost');
	});
	transport.on('dtlsstatechange', (state) => {
		if (state === 'failed') room.dismiss(peer, 'media lost');
	});
}

/** What the peer needs to know of its transport. */
export function describeTransport(peer: Peer, transport: WebRtcTransport): TransportDescription {
	return {
		transportId: transport.id,
		iceParameters: transport.iceParameters,
		// Elsewhere a loopback address names another machine: a candidate that costs checks for nothing.
		iceCandidates: transport.iceCandidates.filter(({ address }) => peer.local || !isLoopbackAddress(address)),
		dtlsParameters: transport.dtlsParameters,
		...(transport.sctpParameters && { sctpParameters: transport.sctpParameters }),
	};
}

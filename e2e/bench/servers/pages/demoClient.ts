import { Device, type types } from 'mediasoup-client';
import { splitAddress } from '../../../../contract/invitation/invitation.ts';
import type { SessionTarget } from '../../../../renderer/session/session.ts';
import { play } from './client.ts';
import { beParticipant } from './participant.ts';
import { type Dialect, Protoo } from './protoo.ts';

/**
 * A client of a mediasoup-demo server, with the requests and in the order of that project's own app: capabilities,
 * a transport for sending, one for receiving, join, then microphone and camera. To be called once in a page.
 */
export function beDemoClient(dialect: Dialect): void {
	let closeAll = (): void => {};
	beParticipant({
		async join(target, { name, camera, microphone }, place) {
			const socket = await Protoo.open(socketOf(target, name), dialect);
			closeAll = () => socket.close();
			const { routerRtpCapabilities } = await socket.request('getRouterRtpCapabilities');
			const device = new Device();
			await device.load({ routerRtpCapabilities });
			const sending = device.createSendTransport(await createTransport(socket, 'producer'));
			const receiving = device.createRecvTransport(await createTransport(socket, 'consumer'));
			closeAll = () => {
				for (const one of [sending, receiving, socket]) one.close();
			};
			connect(socket, sending);
			connect(socket, receiving);
			sending.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
				socket
					.request('produce', { transportId: sending.id, kind, rtpParameters, appData })
					.then(({ producerId }) => done({ id: producerId }), failed);
			});
			socket.onRequest = async (method, { consumerId, producerId, kind, rtpParameters, peerId }) => {
				// Of text and bots, which are accepted and not listened to.
				if (method === 'newDataConsumer') return;
				if (method !== 'newConsumer') throw new Error(`${method} is unknown`);
				const consumer = await receiving.consume({
					id: consumerId,
					producerId,
					kind,
					rtpParameters,
					streamId: `${peerId}-${kind === 'audio' ? 'mic' : 'webcam'}`,
				});
				play(place, consumer.track);
			};
			await socket.request('join', {
				displayName: name,
				device: { flag: 'chrome', name: 'Chrome' },
				rtpCapabilities: device.rtpCapabilities,
			});
			await Promise.all([
				sending.produce({
					track: microphone,
					codecOptions: { opusStereo: true, opusDtx: true, opusFec: true, opusNack: true },
					appData: { source: 'audio' },
				}),
				sending.produce({
					track: camera,
					codecOptions: { videoGoogleStartBitrate: 1000 },
					appData: { source: 'video' },
				}),
			]);
		},
		async leave() {
			closeAll();
		},
	});
}

async function createTransport(
	socket: Protoo,
	direction: 'producer' | 'consumer',
): Promise<types.TransportOptions> {
	const { transportId, iceParameters, iceCandidates, dtlsParameters } = await socket.request(
		'createWebRtcTransport',
		{ forceTcp: false, appData: { direction } },
	);
	return { id: transportId, iceParameters, iceCandidates, dtlsParameters };
}

function connect(socket: Protoo, transport: types.Transport): void {
	transport.on('connect', ({ dtlsParameters }, done, failed) => {
		socket
			.request('connectWebRtcTransport', { transportId: transport.id, dtlsParameters })
			.then(() => done(), failed);
	});
}

/** Parley's host speaks this dialect too. */
function socketOf(target: SessionTarget, peerId: string): string {
	if (target.kind === 'mediasoup-demo')
		return `${target.socket}?${new URLSearchParams({ roomId: target.roomId, peerId })}`;
	if (target.kind !== 'parley') throw new Error(`${target.kind} is none of this client's`);
	const { roomId, addresses, plain } = target.invitation;
	const [address = ''] = addresses;
	const { hostname, port } = splitAddress(address);
	return `${plain ? 'ws' : 'wss'}://${hostname}:${port}/?${new URLSearchParams({ roomId, peerId })}`;
}

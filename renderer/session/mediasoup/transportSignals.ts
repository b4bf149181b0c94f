import type { types } from 'mediasoup-client';
import type { WebRtcTransport } from '../../../contract/signalling/dialect.ts';
import type { ProtooSocket } from './protooSocket.ts';

/** A transport as the host describes it, for mediasoup-client. */
export function transportOptions({ transportId, ...rest }: WebRtcTransport): types.TransportOptions {
	return { id: transportId, ...rest } as types.TransportOptions;
}

/**
 * Tells the host what a transport needs of it.
 * @param refused the host does not take its connection
 */
export function signalTransport(transport: types.Transport, socket: ProtooSocket, refused: () => void): void {
	const transportId = transport.id;
	transport.on('connect', ({ dtlsParameters }, done) => {
		// Not awaited: what follows travels behind it on the same socket, and a refusal ends the connection.
		socket.request('connectWebRtcTransport', { transportId, dtlsParameters }).catch(refused);
		done();
	});
	transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
		socket
			.request('produce', {
				transportId,
				kind,
				rtpParameters: rtpParameters as never,
				appData: appData as { source: 'audio' | 'video' | 'screensharing' },
			})
			.then(({ producerId }) => done({ id: producerId }), failed);
	});
	transport.on('producedata', ({ sctpStreamParameters, label, protocol, appData }, done, failed) => {
		socket
			.request('produceData', {
				transportId,
				sctpStreamParameters: sctpStreamParameters as never,
				label,
				protocol,
				appData: appData as { channel: 'chat' },
			})
			.then(({ dataProducerId }) => done({ id: dataProducerId }), failed);
	});
}

/** A transport's next ICE credentials: new ways for the same media (RFC 8445, 2.4). @throws {SessionError} */
export async function newIceParameters(
	transportId: string,
	socket: ProtooSocket,
): Promise<types.IceParameters> {
	return (await socket.request('restartIce', { transportId })).iceParameters as types.IceParameters;
}

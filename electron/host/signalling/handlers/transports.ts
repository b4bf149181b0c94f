import type { DtlsParameters } from 'mediasoup/types';
import { describeTransport, openTransport } from '../../rooms/transports.ts';
import { assertInside, own, request } from '../routes.ts';

export const transports = {
	requests: [
		request('createWebRtcTransport', async ({ room, peer }, { forceTcp, appData }) => {
			// Stock clients do this before they join, within their join timeout. Ours may wait in the lobby
			// for minutes, and need nothing meanwhile.
			if (peer.dialect === 'parley') assertInside(peer);
			else if (room.door.as(peer) === 'locked') room.door.assertOpenTo(peer);
			const wish = { direction: appData.direction, forceTcp, data: peer.dialect === 'stock' };
			return describeTransport(peer, await openTransport(room, peer, wish));
		}),
		request('connectWebRtcTransport', async ({ peer }, { transportId, dtlsParameters }) => {
			const transport = own(peer.transports, transportId);
			await transport.connect({ dtlsParameters: dtlsParameters as DtlsParameters });
		}),
		request('restartIce', async ({ peer }, { transportId }) => ({
			iceParameters: await own(peer.transports, transportId).restartIce(),
		})),
	],
};

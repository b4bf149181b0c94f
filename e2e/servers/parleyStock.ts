import { HostProcess } from '../app/hostProcess.ts';
import { hostServer, workerMissing } from './parley.ts';
import { loopback, type Server, type ServerKind, type ServerPlace } from './server.ts';

/**
 * The dialect of mediasoup-demo since October 2025. No stock server can be installed here: this is our own host in
 * its part, which opens rooms for whoever asks and says nothing of its own.
 */
export const parleyStock: ServerKind = {
	kind: 'mediasoup',
	dialect: 'stock dialect',
	proven: 'own',
	missing: workerMissing,
	async start(page, place = loopback) {
		const where = place === loopback ? [] : ['--listen', place.address];
		// One room that is there from the start, whose invitation tells the host's key.
		const args = ['--page-dir', page, '--workers', '1', '--open-rooms', '--room', 'the-first-room', ...where];
		return stockServer(await HostProcess.start(args, place.wrap), place);
	},
};

function stockServer(host: HostProcess, place: ServerPlace): Server {
	let rooms = 0;
	return hostServer(host, async () => {
		const roomId = `stock-room-${rooms++}`;
		// Plain is for its own machine alone.
		const scheme = place === loopback ? 'ws' : 'wss';
		const socket = `${scheme}://${place.address}:${host.port}/`;
		return {
			target: async () => ({ kind: 'mediasoup-demo', socket, roomId }),
			link: async () => `${socket}?roomId=${roomId}`,
		};
	});
}

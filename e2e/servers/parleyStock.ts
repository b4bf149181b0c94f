import { HostProcess } from '../app/hostProcess.ts';
import { mediasoupVersion, workerMissing } from './parley.ts';
import type { Server, ServerKind, ServerRoom } from './server.ts';

/**
 * The dialect of mediasoup-demo since October 2025. No stock server can be installed here: this is our own host in
 * its part, which opens rooms for whoever asks and says nothing of its own.
 */
export const parleyStock: ServerKind = {
	kind: 'mediasoup',
	dialect: 'stock dialect',
	proven: 'own',
	missing: workerMissing,
	async start(page) {
		const host = await HostProcess.start(['--page-dir', page, '--workers', '1', '--open-rooms']);
		return stockServer(host);
	},
};

function stockServer(host: HostProcess): Server {
	let rooms = 0;
	return {
		version: mediasoupVersion(),
		async newRoom(): Promise<ServerRoom> {
			const roomId = `stock-room-${rooms++}`;
			const socket = `ws://127.0.0.1:${host.port}/`;
			return {
				target: async () => ({ kind: 'mediasoup-demo', socket, roomId }),
				link: async () => `${socket}?roomId=${roomId}`,
			};
		},
		kill: () => host.kill(),
		restart: () => host.restart(),
		freeze: () => host.freeze(),
		thaw: () => host.thaw(),
		close: () => host.close(),
	};
}

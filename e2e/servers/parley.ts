import { readFileSync } from 'node:fs';
import { readInvitation } from '../../contract/invitation/invitation.ts';
import { HostProcess } from '../app/hostProcess.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';

const rooms = Array.from({ length: 40 }, (_, index) => `conformance-${index}`);

/** Our own host, as `npm run host` starts it. */
export const parley: ServerKind = {
	kind: 'mediasoup',
	missing: workerMissing,
	async start(page, place = loopback) {
		const given = rooms.flatMap((id) => ['--room', id]);
		const where = place === loopback ? [] : ['--listen', place.address];
		const args = ['--page-dir', page, '--workers', '1', ...where, ...given];
		return parleyServer(await HostProcess.start(args, place.wrap), place);
	},
};

function parleyServer(host: HostProcess, place: ServerPlace): Server {
	let used = 0;
	return hostServer(host, async () => {
		const id = rooms[used++];
		const room = host.rooms.find(({ roomId }) => roomId === id);
		if (!room) throw new Error('no room is left');
		if (place !== loopback)
			return {
				target: async () => ({ kind: 'parley', invitation: readInvitation(room.link) }),
				link: async () => room.link,
			};
		return {
			page: room.localPage,
			target: async () => ({ kind: 'parley', invitation: readInvitation(room.localPage) }),
			link: async () => room.own,
		};
	});
}

/** Our own host, in whosever part its rooms put it. */
export function hostServer(host: HostProcess, newRoom: () => Promise<ServerRoom>): Server {
	const { key } = readInvitation(host.room.link);
	return {
		version: mediasoupVersion(),
		port: host.port,
		...(key && { key: Buffer.from(key, 'base64url').toString('base64') }),
		newRoom,
		kill: () => host.kill(),
		restart: () => host.restart(),
		freeze: () => host.freeze(),
		thaw: () => host.thaw(),
		close: () => host.close(),
	};
}

/** Why there is no media worker; undefined if there is one. */
export function workerMissing(): string | undefined {
	return process.env.MEDIASOUP_WORKER_BIN ? undefined : 'the media worker is not here: npm run setup';
}

export function mediasoupVersion(): string {
	const manifest: unknown = JSON.parse(
		readFileSync(new URL('../../node_modules/mediasoup/package.json', import.meta.url), 'utf8'),
	);
	return (manifest as { version: string }).version;
}

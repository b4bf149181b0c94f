import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { z } from '../../contract/schema.ts';
import { until } from '../app/until.ts';
import { freePort } from './freePort.ts';
import { configurationOf, findJanus, type JanusRoom } from './janusConfiguration.ts';
import { isListening } from './listening.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';
import { ServerProcess } from './serverProcess.ts';

const firstRoom = 7001;
const roomCount = 40;
/** A room that wants a pin, for those who try that. */
export const pinned = { room: 7900, pin: 'seven cups of tea' } as const;
/** A room for one sender. */
export const narrow = { room: 7901 } as const;
/** A room whose senders have to encrypt from end to end. */
export const sealed = { room: 7902 } as const;
/** A room that takes neither the codec of our cameras nor that of our screens, and tells who only attends. */
export const choosy = { room: 7903 } as const;

/** Debian's Janus with its VideoRoom plugin. */
export const janus: ServerKind<JanusServer> = {
	kind: 'janus',
	missing: () => (findJanus() ? undefined : 'there is no janus on this system: apt-get install janus'),
	start: (_page, place) => JanusServer.start(suiteRooms(), place),
};

const info = z.object({ janus: z.literal('server_info'), version_string: z.string() });

/** One Janus, with a configuration folder of its own. */
export class JanusServer extends ServerProcess implements Server {
	#used = 0;
	version = '';

	private constructor(
		private readonly program: string,
		private readonly folder: string,
		readonly port: number,
		private readonly place: ServerPlace,
	) {
		super('janus');
	}

	/** @param rooms in place of those of the suite */
	static async start(
		rooms: readonly JanusRoom[] = suiteRooms(),
		place: ServerPlace = loopback,
	): Promise<JanusServer> {
		const found = findJanus();
		if (!found) throw new Error('there is no janus on this system');
		const folder = await mkdtemp(join(tmpdir(), 'parley-janus-'));
		const port = await freePort();
		const { address } = place;
		const files = configurationOf({ address, port, rooms, libraries: found.libraries });
		for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
		const server = new JanusServer(found.program, folder, port, place);
		await server.restart();
		return server;
	}

	get address(): string {
		return `ws://${this.place.address}:${this.port}/`;
	}

	async newRoom(): Promise<ServerRoom> {
		const room = String(firstRoom + this.#used++);
		if (this.#used > roomCount) throw new Error('no room is left');
		return {
			target: async () => ({ kind: 'janus', url: this.address, room }),
			link: async () => `${this.address}?room=${room}`,
		};
	}

	async restart(): Promise<void> {
		const line = [...endsWithUs(), ...this.place.wrap, this.program, '-F', this.folder, '-o'];
		this.version = await this.run(line, ['ignore', 'ignore', 'inherit'], () =>
			until('janus', () => this.#askVersion().catch(() => null)),
		);
	}

	override async close(): Promise<void> {
		await super.close();
		await rm(this.folder, { recursive: true, force: true });
	}

	async #askVersion(): Promise<string | null> {
		// A network of the tests' own is out of this process's reach.
		if (this.place.wrap.length > 0)
			return (await isListening(this.place, this.port)) ? programVersion(this.program) : null;
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(this.address, 'janus-protocol');
			socket.on('error', reject);
			socket.on('open', () => socket.send(JSON.stringify({ janus: 'info', transaction: 'version' })));
			socket.on('message', (data) => {
				const answer = info.safeParse(JSON.parse(String(data)));
				socket.close();
				if (answer.success) resolve(answer.data.version_string);
				else reject(answer.error);
			});
		});
	}
}

/** Asked so, it ends with 1 all the same. */
function programVersion(program: string): string {
	const { stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
	return /\d+\.\d+\.\d+/.exec(`${stdout}${stderr}`)?.[0] ?? '';
}

function suiteRooms(): JanusRoom[] {
	return [
		...Array.from({ length: roomCount }, (_, index) => ({ id: firstRoom + index })),
		{ id: pinned.room, pin: pinned.pin },
		{ id: narrow.room, publishers: 1 },
		{ id: sealed.room, requireE2ee: true },
		{ id: choosy.room, videoCodecs: 'vp9', notifyJoining: true },
	];
}

/** What has the kernel end a program when the run that started it is killed; it keeps its own process id. */
function endsWithUs(): string[] {
	return existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : [];
}

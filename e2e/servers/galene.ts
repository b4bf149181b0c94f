import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './freePort.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';
import { ServerProcess } from './serverProcess.ts';

/** A folder of Galene's own web client, served by the server itself. */
const staticFolder = (program: string) => join(dirname(program), 'static');

/** Galene, with its folders in a temporary one. Its groups let in anybody who says a name. */
export const galene: ServerKind<GaleneServer> = {
	kind: 'galene',
	missing() {
		const program = process.env.PARLEY_GALENE_SERVER;
		if (program && existsSync(program) && existsSync(staticFolder(program))) return undefined;
		return 'Galene is not here: PARLEY_GALENE_SERVER names its program, with the folder "static" beside it';
	},
	start: (page, place) => GaleneServer.start(page, place),
};

/** What a group's file says; see Galene's manual for more. */
export interface GroupDescription {
	readonly users?: Record<string, { password: string; permissions: string }>;
	readonly 'wildcard-user'?: { password: { type: 'wildcard' } | string; permissions: string };
	readonly 'max-clients'?: number;
	readonly [more: string]: unknown;
}

/** Who may do everything in a group. */
export const operator = { username: 'operator', password: 'let me moderate' } as const;

const everybody: GroupDescription = {
	users: { [operator.username]: { password: operator.password, permissions: 'op' } },
	'wildcard-user': { password: { type: 'wildcard' }, permissions: 'present' },
};

export class GaleneServer extends ServerProcess implements Server {
	#rooms = 0;

	private constructor(
		private readonly program: string,
		private readonly folder: string,
		readonly port: number,
		private readonly mediaPorts: string,
		private readonly place: ServerPlace,
	) {
		super('Galene');
	}

	/**
	 * @param page served by Galene itself beside its own client: it tells a group's status to its own pages only
	 * @param place where it runs; elsewhere than on loopback, pages come in from the browser's own
	 * @param allowOrigin whose pages may come in from elsewhere
	 */
	static async start(
		page?: string,
		place: ServerPlace = loopback,
		allowOrigin: readonly string[] = ['http://localhost'],
	): Promise<GaleneServer> {
		const program = process.env.PARLEY_GALENE_SERVER;
		if (!program) throw new Error('PARLEY_GALENE_SERVER is not set');
		const folder = await mkdtemp(join(tmpdir(), 'parley-galene-'));
		await cp(staticFolder(program), join(folder, 'static'), { recursive: true });
		if (page) {
			await cp(page, join(folder, 'static', 'parley'), { recursive: true });
			await cp(join(page, 'page.js'), join(folder, 'static', 'page.js'));
		}
		for (const name of ['groups', 'data', 'recordings']) await mkdir(join(folder, name));
		await writeFile(join(folder, 'data', 'config.json'), JSON.stringify({ allowOrigin }));
		const first = 40_000 + Math.floor(Math.random() * 180) * 100;
		const server = new GaleneServer(program, folder, await freePort(), `${first}-${first + 99}`, place);
		// However the tests end, it ends with them.
		process.once('exit', () => server.signal('SIGKILL'));
		await server.restart();
		return server;
	}

	/** Galene tells its version nowhere: whoever built it may say it. */
	get version(): string {
		return process.env.PARLEY_GALENE_VERSION ?? 'unknown';
	}

	get address(): string {
		return `http://${this.place.address}:${this.port}`;
	}

	async newRoom(description: GroupDescription = everybody): Promise<ServerRoom & { readonly group: string }> {
		const name = `room-${++this.#rooms}`;
		await writeFile(join(this.folder, 'groups', `${name}.json`), JSON.stringify(description));
		const group = `${this.address}/group/${name}/`;
		return {
			group,
			...(this.place === loopback && { page: `${this.address}/parley/` }),
			target: async () => ({ kind: 'galene', group }),
			link: async () => group,
		};
	}

	/** An invitation to a group, as `galenectl create-token` makes one. */
	async addToken(group: string, token: string): Promise<void> {
		const folder = join(this.folder, 'data', 'var');
		await mkdir(folder, { recursive: true });
		const name = new URL(group).pathname.replace(/^\/group\/|\/$/g, '');
		const expires = new Date(Date.now() + 3_600_000).toISOString();
		const line = JSON.stringify({ token, group: name, permissions: ['present', 'message'], expires });
		await appendFile(join(folder, 'tokens.jsonl'), `${line}\n`);
	}

	async restart(): Promise<void> {
		const at = (name: string) => join(this.folder, name);
		const folders = ['static', 'groups', 'data', 'recordings'].flatMap((name) => [`-${name}`, at(name)]);
		const line = [
			...this.place.wrap,
			this.program,
			'-insecure',
			...['-http', `${this.place.address}:${this.port}`],
			...['-turn', ''],
			...['-udp-range', this.mediaPorts],
			...folders,
		];
		const log = process.env.PARLEY_SERVER_LOGS ? 'inherit' : 'ignore';
		await this.run(line, ['ignore', 'ignore', log], () => this.#answers());
	}

	override async close(): Promise<void> {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}

	/** Galene does not say that it listens: it is asked, from where it is. */
	async #answers(): Promise<void> {
		const asking = `
			const ask = () => fetch('${this.address}/public-groups.json').catch(() => setTimeout(ask, 50));
			ask();`;
		const [first = process.execPath, ...rest] = [...this.place.wrap, process.execPath];
		const asked = spawn(first, [...rest, '--eval', asking], { stdio: 'ignore', timeout: 20_000 });
		const [code] = await once(asked, 'exit');
		if (code !== 0) throw new Error('Galene does not answer');
	}
}

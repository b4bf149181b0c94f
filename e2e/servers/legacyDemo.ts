import { fileURLToPath } from 'node:url';
import { mediasoupVersion, workerMissing } from './parley.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';
import { firstLine, ServerProcess } from './serverProcess.ts';

const program = fileURLToPath(new URL('legacyDemo/main.ts', import.meta.url));

/**
 * The dialect of mediasoup-demo from before October 2025. No such server can be installed here: this one is
 * written from the protocol, on the real mediasoup.
 */
export const legacyDemo: ServerKind = {
	kind: 'mediasoup',
	dialect: 'legacy dialect',
	proven: 'own',
	missing: workerMissing,
	async start(_page, place = loopback) {
		const server = new LegacyDemo(place);
		await server.restart();
		return server;
	},
};

export class LegacyDemo extends ServerProcess implements Server {
	readonly version = mediasoupVersion();
	#rooms = 0;

	port = 0;

	/** Of media, UDP. */
	mediaPort = 0;

	/** @param gate the UDP port that clients are told for media, if something stands before it */
	constructor(
		private readonly place: ServerPlace,
		private readonly gate?: number,
	) {
		super('the legacy server');
	}

	async newRoom(): Promise<ServerRoom> {
		const roomId = `legacy-${this.#rooms++}`;
		const socket = `ws://${this.place.address}:${this.port}/`;
		return {
			target: async () => ({ kind: 'mediasoup-demo', socket, roomId }),
			link: async () => `${socket}?roomId=${roomId}`,
		};
	}

	async restart(): Promise<void> {
		const { wrap, address } = this.place;
		const own = [
			'--import',
			'tsx',
			program,
			address,
			String(this.port),
			...(this.gate ? [String(this.gate)] : []),
		];
		// It ends with its stdin: also when the tests are killed.
		const line = await this.run([...wrap, process.execPath, ...own], ['pipe', 'pipe', 'inherit'], firstLine);
		const { port, mediaPort } = JSON.parse(line) as { port: number; mediaPort: number };
		this.port = port;
		this.mediaPort = mediaPort;
	}
}

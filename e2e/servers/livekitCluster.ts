import { readFileSync } from 'node:fs';
import { freePort } from './freePort.ts';
import { livekitKeys } from './livekit.ts';
import { LiveKitProcess, livekitMissing } from './livekitProcess.ts';
import { RedisProcess, redisMissing } from './redisProcess.ts';

/** What operators are given: `build/livekit-cluster`. */
const sample = (name: string) =>
	readFileSync(new URL(`../../build/livekit-cluster/${name}`, import.meta.url), 'utf8');

/** Why no cluster can be started on this machine; undefined if one can. */
export function clusterMissing(): string | undefined {
	return livekitMissing() ?? redisMissing();
}

/** LiveKit nodes that meet at a Redis, all on loopback, from the configuration that operators are given. */
export class LiveKitCluster {
	private constructor(
		readonly redis: RedisProcess,
		readonly nodes: readonly LiveKitProcess[],
	) {}

	static async start(count: number): Promise<LiveKitCluster> {
		const port = await freePort();
		const password = 'of-the-tests-alone';
		const redis = await RedisProcess.start(
			(folder) =>
				filledIn('redis.conf', {
					REDIS_BIND: '127.0.0.1',
					REDIS_PORT: port,
					REDIS_PASSWORD: password,
					REDIS_FOLDER: folder,
				}),
			port,
			password,
		);
		const nodes: LiveKitProcess[] = [];
		try {
			while (nodes.length < count) nodes.push(await startNode(`127.0.0.1:${port}`, password));
		} catch (error) {
			await new LiveKitCluster(redis, nodes).close();
			throw error;
		}
		return new LiveKitCluster(redis, nodes);
	}

	/** Which node has a room, by the number that nodes go by among themselves. */
	nodeOf(room: string): Promise<string> {
		return this.redis.valueOf('room_node_map', room);
	}

	async close(): Promise<void> {
		await Promise.all(this.nodes.map((node) => node.close()));
		await this.redis.close();
	}
}

/** What a node calls itself among the others, as it says when it starts. */
export function nameOf(node: LiveKitProcess): string {
	const name = /"nodeID": "(ND_\w+)"/.exec(node.log)?.[1];
	if (!name) throw new Error('the node has not said its name');
	return name;
}

/** Whose signalling came to this node, whichever node has their room. */
export function signallingOf(node: LiveKitProcess): string[] {
	return participantsIn(node, 'new client WS connected');
}

/** Whose media this node has. */
export function mediaOf(node: LiveKitProcess): string[] {
	return participantsIn(node, 'starting RTC session');
}

function participantsIn(node: LiveKitProcess, what: string): string[] {
	const said = node.log.split('\n').filter((line) => line.includes(what));
	return said.flatMap((line) => /"participant": "([^"]+)"/.exec(line)?.[1] ?? []).sort();
}

function startNode(redis: string, password: string): Promise<LiveKitProcess> {
	return LiveKitProcess.start(({ http, udp }) => {
		const node = filledIn('node.yaml', {
			HTTP_PORT: http,
			BIND_ADDRESS: '127.0.0.1',
			REDIS_ADDRESS: redis,
			REDIS_PASSWORD: password,
			UDP_PORT: udp,
			TCP_PORT: 0,
			NODE_ADDRESS: '127.0.0.1',
			// Nobody listens there: stock clients would ask it, and Parley does not.
			STUN_ADDRESS: '127.0.0.1:9',
			API_KEY: livekitKeys.key,
			API_SECRET: livekitKeys.secret,
			LOG_LEVEL: 'debug',
		});
		// Loopback is no address that people come to: LiveKit leaves it out unless it is told.
		return node.replace(
			'\nrtc:\n',
			"\nrtc:\n  enable_loopback_candidate: true\n  ips:\n    includes: ['127.0.0.1/32']\n",
		);
	});
}

/** A sample with its words in capitals filled in. */
function filledIn(name: string, values: Readonly<Record<string, string | number>>): string {
	const words = new RegExp(`\\b(${Object.keys(values).join('|')})\\b`, 'g');
	return sample(name).replace(words, (word) => String(values[word]));
}

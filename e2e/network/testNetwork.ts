import { writeFile } from 'node:fs/promises';
import { ip, ipBatch } from './ip.ts';
import { Link } from './link.ts';
import { makeNamespaces, processesIn, removeNamespace } from './namespaces.ts';

const gateway = '10.77.1.1';
const serversAddress = '10.77.2.2';

/**
 * A small network of its own, in three network namespaces; nothing of it can be reached from outside.
 *
 *     browser ──cable── router ══link══ servers
 *     10.77.1.x      10.77.1.1        10.77.2.2
 *
 * The cable is a pair of Ethernet devices: pulled, the browser's machine sees it. The link carries everything
 * between the two sides and can be slow, lossy or dead without either side seeing more than that.
 */
export class TestNetwork {
	#host = 2;

	private constructor(
		private readonly names: Readonly<Record<'browser' | 'router' | 'servers', string>>,
		readonly link: Link,
	) {}

	static async make(): Promise<TestNetwork> {
		const names = await makeNamespaces(['browser', 'router', 'servers'] as const);
		const { browser, router, servers } = names;
		const link = await Link.open(router, 'near', 'far').catch(async (error: unknown) => {
			for (const name of Object.values(names)) await removeNamespace(name);
			throw error;
		});
		const network = new TestNetwork(names, link);
		try {
			await ip(...`link add cable netns ${browser} type veth peer name port netns ${router}`.split(' '));
			await ip('-n', router, 'link', 'set', 'far', 'netns', servers);
			await ipBatch(browser, [
				'link set cable addrgenmode none up',
				`address add ${network.browserAddress}/24 dev cable`,
				`route add default via ${gateway}`,
			]);
			await ipBatch(router, [
				'link set port addrgenmode none up',
				`address add ${gateway}/24 dev port`,
				'link set near addrgenmode none up',
				`route add ${serversAddress}/32 dev near`,
			]);
			await ipBatch(servers, [
				'link set far addrgenmode none up',
				`address add ${serversAddress}/32 dev far`,
				'route add default dev far',
			]);
			await ip('netns', 'exec', router, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
		} catch (error) {
			await network.close();
			throw error;
		}
		return network;
	}

	get browserAddress(): string {
		return `10.77.1.${this.#host}`;
	}

	/** Where servers listen, and reach each other and whoever is beside them. */
	readonly serversAddress = serversAddress;

	/** What a command line starts with to run at the servers' side, or at the browser's. */
	atServers(): readonly string[] {
		return ['ip', 'netns', 'exec', this.names.servers];
	}

	atBrowser(): readonly string[] {
		return ['ip', 'netns', 'exec', this.names.browser];
	}

	/** All that runs at the browser's side. */
	readonly browserProcesses = (): Promise<number[]> => processesIn(this.names.browser);

	/** The browser's machine sees that its network is gone. */
	async pullCable(): Promise<void> {
		await ip('-n', this.names.router, 'link', 'set', 'port', 'down');
	}

	async plugCable(): Promise<void> {
		await ip('-n', this.names.router, 'link', 'set', 'port', 'up');
	}

	/** The browser's machine gets another address, as in another network; its way out stays. */
	async changeBrowserAddress(): Promise<void> {
		const before = this.browserAddress;
		this.#host++;
		await ipBatch(this.names.browser, [
			`address del ${before}/24 dev cable`,
			`address add ${this.browserAddress}/24 dev cable`,
			`route add default via ${gateway}`,
		]);
	}

	/** Removes everything, and ends what still runs in it. */
	async close(): Promise<void> {
		await this.link.close();
		for (const name of Object.values(this.names)) await removeNamespace(name);
	}
}

/** Writes a program that runs another one at a place of the network, for those who want a single path. */
export async function writeWrapper(file: string, wrap: readonly string[], program: string): Promise<void> {
	const quoted = [...wrap, program].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
	await writeFile(file, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}

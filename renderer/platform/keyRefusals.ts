import type { Trust } from './platform.ts';

/** The word that a key was refused and the end of the connection come by two ways. */
const wordTakesMs = 300;

/**
 * Which hosts showed another key than their link's. The system asks about a key once and remembers its
 * verdict, so this remembers it as well, for the key that the hostname was pinned to at that time.
 */
export class KeyRefusals {
	readonly #pinned = new Map<string, string>();
	readonly #refused = new Set<string>();
	readonly #waiting = new Set<() => void>();

	/** For as long as the page lives. */
	constructor(private readonly trust: Trust) {
		trust.onRefused((hostname) => {
			this.#refused.add(placeOf(hostname, this.#pinned.get(bare(hostname))));
			for (const look of [...this.#waiting]) look();
		});
	}

	/** From now on these hostnames are trusted with this key. */
	async pin(hostnames: readonly string[], key: string): Promise<void> {
		for (const hostname of hostnames) this.#pinned.set(bare(hostname), key);
		await this.trust.pin(hostnames, key);
	}

	/** Whether one of these showed another key. To be asked after a connection failed: waits a moment for the word. */
	async has(hostnames: readonly string[], key: string): Promise<boolean> {
		const known = () => hostnames.some((hostname) => this.#refused.has(placeOf(hostname, key)));
		if (known()) return true;
		await new Promise<void>((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#waiting.delete(look);
				resolve();
			};
			const look = () => {
				if (known()) end();
			};
			const timer = setTimeout(end, wordTakesMs);
			this.#waiting.add(look);
		});
		return known();
	}
}

/** Links write IPv6 in brackets; the word of a refusal comes without them. */
function bare(hostname: string): string {
	return hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}

function placeOf(hostname: string, key: string | undefined): string {
	return `${bare(hostname)} ${key ?? ''}`;
}

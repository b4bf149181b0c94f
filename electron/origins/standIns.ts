import type { OriginStandIn } from '../../contract/bridge/origins.ts';

/** So many servers at once; the one that was asked for longest ago makes room. */
const mostKept = 32;

/** To which host and port one comes as whom. */
export class StandIns {
	/** Origins by the scheme, host and port of a socket. */
	readonly #origins = new Map<string, string>();

	use({ socket, origin }: OriginStandIn): void {
		const place = placeOf(socket);
		this.#origins.delete(place);
		this.#origins.set(place, origin);
		for (const oldest of this.#origins.keys()) {
			if (this.#origins.size <= mostKept) break;
			this.#origins.delete(oldest);
		}
	}

	/** What Electron asks us about; nothing else is held up. Never empty once `use` was called. */
	get patterns(): string[] {
		return [...this.#origins.keys()].map((place) => `${place}/*`);
	}

	/** @returns undefined where one comes as oneself */
	originFor(url: string): string | undefined {
		return URL.canParse(url) ? this.#origins.get(placeOf(url)) : undefined;
	}
}

/** `wss://host:port`, or without the port that is the scheme's own. */
export function placeOf(url: string): string {
	const { protocol, host } = new URL(url);
	return `${protocol}//${host}`;
}

/** The headers with another Origin, however that is spelt. */
export function withOrigin(
	headers: Readonly<Record<string, string>>,
	origin: string,
): Record<string, string> {
	const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'origin');
	return { ...Object.fromEntries(others), Origin: origin };
}

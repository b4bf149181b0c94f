import { placeOf } from './standIns.ts';

/** So many endpoints at once; the one that was asked for longest ago makes room. */
const mostKept = 32;

/** What a broadcast does (RFC 9725, 4.2 and 4.3), and the question that a browser asks before it. */
const methods: ReadonlySet<string> = new Set(['OPTIONS', 'POST', 'PATCH', 'DELETE']);

/** What is known of an answer before the page gets it. */
export interface Received {
	readonly url: string;
	readonly method: string;
	readonly responseHeaders?: Record<string, string[]>;
}

/** What the page gets. */
export interface Handed {
	readonly responseHeaders: Record<string, string[]>;
	readonly statusLine?: string;
}

/**
 * Which endpoints for broadcasts our page may read the answers of, whatever they say of pages of other origins.
 * What they serve besides (GET) stays theirs.
 */
export class Readable {
	readonly #places = new Set<string>();

	/** @param page the origin of our own page */
	constructor(private readonly page: string) {}

	add(endpoint: string): void {
		const place = placeOf(endpoint);
		this.#places.delete(place);
		this.#places.add(place);
		for (const oldest of this.#places) {
			if (this.#places.size <= mostKept) break;
			this.#places.delete(oldest);
		}
	}

	/** What Electron asks us about; nothing else is held up. Never empty once `add` was called. */
	get patterns(): string[] {
		return [...this.#places].map((place) => `${place}/*`);
	}

	/** @returns undefined where the answer stays as it is */
	handed({ url, method, responseHeaders = {} }: Received): Handed | undefined {
		if (!URL.canParse(url) || !this.#places.has(placeOf(url)) || !methods.has(method)) return undefined;
		const others = Object.entries(responseHeaders).filter(([name]) => !/^access-control-/i.test(name));
		const ours = {
			'Access-Control-Allow-Origin': [this.page],
			'Access-Control-Expose-Headers': ['Location, ETag, Link, Retry-After'],
		};
		if (method !== 'OPTIONS') return { responseHeaders: { ...Object.fromEntries(others), ...ours } };
		return {
			responseHeaders: {
				...Object.fromEntries(others),
				...ours,
				'Access-Control-Allow-Methods': ['POST, PATCH, DELETE'],
				'Access-Control-Allow-Headers': ['Authorization, Content-Type, If-Match'],
			},
			// Endpoints that do not know the question answer it with a refusal.
			statusLine: 'HTTP/1.1 204 No Content',
		};
	}
}

import type { WhipDestination } from '../../../contract/destination/destination.ts';
import { SessionError, type SessionErrorReason } from '../sessionError.ts';
import { iceServersOf } from './links.ts';

const answerTimeoutMs = 10_000;
/** How long an endpoint may make one wait (`Retry-After`) before it is asked again. */
const longestWaitMs = 60_000;
const fragmentType = 'application/trickle-ice-sdpfrag';

/** A broadcast that an endpoint has taken (RFC 9725): a resource of its own, by which it is changed and ended. */
export interface WhipResource {
	readonly answer: string;
	readonly iceServers: readonly RTCIceServer[];
	/** Tells candidates. @returns false if the endpoint takes none */
	trickle(fragment: string): Promise<boolean>;
	/** @returns the endpoint's ICE from now on; null if it cannot do that */
	restart(fragment: string): Promise<string | null>;
	/** Ends it, also when the page is closing. Never rejects: what cannot be ended runs into a time-out there. */
	end(): Promise<void>;
}

/** An endpoint that is busy, and when it wants to be asked again. */
export class BusyEndpoint extends SessionError {
	constructor(
		/** Undefined where it does not say. */
		readonly retryAfterMs: number | undefined,
	) {
		super('unreachable', 'the endpoint is busy');
	}
}

/**
 * Offers a broadcast. A redirection (307, 308) is followed, and the token is not sent to another origin: the browser
 * takes it off there, and such an endpoint has to take one without it, or refuses.
 * @throws {SessionError} refused, room-not-found, room-full, unreachable, protocol, aborted
 */
export async function offerBroadcast(
	{ endpoint, token }: WhipDestination,
	offer: string,
	signal: AbortSignal,
): Promise<WhipResource> {
	const authorization: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
	const response = await ask(
		endpoint,
		{ method: 'POST', body: offer, headers: { ...authorization, 'Content-Type': 'application/sdp' } },
		signal,
	);
	if (response.status !== 201) throw refusal(response);
	const location = response.headers.get('Location');
	if (location === null) throw new SessionError('protocol', 'no Location');
	const resource = new URL(location, response.url || endpoint).href;
	for (const url of [resource, response.url])
		if (endpoint.startsWith('https:') && url && !url.startsWith('https:'))
			throw new SessionError('protocol', 'the resource is not secure');
	// Who took the offer without the token, being elsewhere, is not told it afterwards.
	const own = new URL(response.url || endpoint).origin === new URL(endpoint).origin ? authorization : {};
	let tag = response.headers.get('ETag');
	const patch = (body: string, match: string | null) =>
		ask(resource, {
			method: 'PATCH',
			body,
			headers: { ...own, 'Content-Type': fragmentType, ...(match && { 'If-Match': match }) },
		});
	return {
		answer: await response.text(),
		iceServers: iceServersOf(response.headers.get('Link')),
		async trickle(fragment) {
			return (await patch(fragment, tag)).ok;
		},
		async restart(fragment) {
			const answered = await patch(fragment, '*');
			if (answered.status !== 200) return null;
			tag = answered.headers.get('ETag') ?? tag;
			return answered.text();
		},
		async end() {
			await ask(resource, { method: 'DELETE', headers: own, keepalive: true }).catch(() => {});
		},
	};
}

async function ask(url: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
	const late = AbortSignal.timeout(answerTimeoutMs);
	try {
		return await fetch(url, {
			...request,
			credentials: 'omit',
			signal: AbortSignal.any([late, ...(signal ? [signal] : [])]),
		});
	} catch (error) {
		if (signal?.aborted) throw new SessionError('aborted');
		throw new SessionError('unreachable', 'no answer from the endpoint', { cause: error });
	}
}

const reasons: Readonly<Record<number, SessionErrorReason>> = {
	401: 'refused',
	403: 'refused',
	404: 'room-not-found',
	410: 'room-not-found',
	// Somebody broadcasts there already.
	409: 'room-full',
	400: 'protocol',
	405: 'protocol',
	406: 'protocol',
	415: 'protocol',
	422: 'protocol',
};

function refusal(response: Response): SessionError {
	const { status } = response;
	if (status === 503 || status === 429)
		return new BusyEndpoint(retryAfter(response.headers.get('Retry-After')));
	if (status >= 500) return new SessionError('unreachable', `status ${status}`);
	return new SessionError(reasons[status] ?? 'refused', `status ${status}`);
}

/** In seconds, or as a date (RFC 9110, 10.2.3). @returns milliseconds */
export function retryAfter(header: string | null): number | undefined {
	if (header === null) return undefined;
	const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.min(longestWaitMs, Math.max(0, ms)) : undefined;
}

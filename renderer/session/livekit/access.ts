import { z } from '../../../contract/schema.ts';
import type { TargetOf } from '../session.ts';
import { SessionError } from '../sessionError.ts';

/** Where to connect, and with what. */
export interface Access {
	readonly url: string;
	readonly token: string;
}

/**
 * The token that lets one in, over however many connections. A LiveKit Meet page gives one by name; a server
 * hands out a fresh one now and then, since they expire while a call goes on.
 */
export class Tokens {
	#access: Access | null;

	constructor(private readonly target: TargetOf<'livekit'> | TargetOf<'livekit-meet'>) {
		this.#access = target.kind === 'livekit' ? { url: target.url, token: target.token } : null;
	}

	get token(): string | null {
		return this.#access?.token ?? null;
	}

	/** @throws {SessionError} unreachable, refused, protocol, aborted */
	async get(displayName: string, signal: AbortSignal): Promise<Access> {
		if (!this.#access && this.target.kind === 'livekit-meet')
			this.#access = await askPage(this.target, displayName, signal);
		if (!this.#access) throw new SessionError('refused', 'no token');
		return this.#access;
	}

	refreshed(token: string): void {
		if (this.#access) this.#access = { ...this.#access, token };
	}

	/** It was refused. @returns whether another one can be asked for */
	refused(): boolean {
		if (this.target.kind !== 'livekit-meet') return false;
		this.#access = null;
		return true;
	}
}

const connectionDetails = z.object({
	serverUrl: z.string().refine((url) => URL.canParse(url) && /^(wss?|https?):$/.test(new URL(url).protocol)),
	participantToken: z.string().min(1).max(16_384),
});

async function askPage(
	{ page, room, askForToken }: TargetOf<'livekit-meet'>,
	displayName: string,
	signal: AbortSignal,
): Promise<Access> {
	const given = askForToken
		? await askForToken(page, room, displayName)
		: await fetchToken(page, room, displayName, signal);
	if (signal.aborted) throw new SessionError('aborted');
	const read = connectionDetails.safeParse(given);
	if (!read.success) throw new SessionError('protocol', 'the page gave no token');
	return { url: read.data.serverUrl, token: read.data.participantToken };
}

/** As any page would. Most LiveKit Meet servers answer to their own pages only. */
async function fetchToken(
	page: string,
	roomName: string,
	participantName: string,
	signal: AbortSignal,
): Promise<unknown> {
	const address = new URL('/api/connection-details', page);
	address.search = new URLSearchParams({ roomName, participantName }).toString();
	let answer: Response;
	try {
		answer = await fetch(address, { signal });
	} catch (error) {
		if (signal.aborted) throw new SessionError('aborted');
		throw new SessionError('unreachable', 'the page does not answer', { cause: error });
	}
	if (answer.status === 401 || answer.status === 403)
		throw new SessionError('refused', `the page answers ${answer.status}`);
	if (!answer.ok) throw new SessionError('protocol', `the page answers ${answer.status}`);
	return answer.json().catch((error: unknown) => {
		throw new SessionError('protocol', 'the page answers no JSON', { cause: error });
	});
}

import type { GaleneDestination } from '../../../contract/destination/destination.ts';
import { usualGalenePlace } from '../../../contract/destination/galenePlace.ts';
import { z } from '../../../contract/schema.ts';
import { SessionError } from '../sessionError.ts';

/** What a group tells to whoever asks, before one joins. */
export interface GroupStatus {
	/** As the server calls it. */
	readonly name: string;
	/** `wss://…`, where the group is joined. */
	readonly endpoint: string;
	/** Undefined where it could not be asked. */
	readonly locked: boolean | undefined;
}

const status = z.object({
	name: z.string().min(1).max(500),
	endpoint: z.url({ protocol: /^wss?$/ }).optional(),
	redirect: z.string().optional(),
	locked: z.boolean().optional(),
});

/**
 * Asks a group's `.status` (galene-protocol.md, "Before connecting"). Galene lets pages of other origins join
 * where its operator allows it, but never lets them read this: then its usual place is taken, `/ws` beside `/group/`.
 * @throws {SessionError} room-not-found, refused (it has moved), protocol, aborted
 */
export async function askStatus({ group }: GaleneDestination, signal: AbortSignal): Promise<GroupStatus> {
	const address = new URL(group);
	if (!address.pathname.endsWith('/')) address.pathname += '/';
	const usual = usualGalenePlace(group);
	if (!usual) throw new SessionError('room-not-found', 'not the address of a group');
	let answer: Response;
	try {
		// A redirection may lead to a server that nobody agreed to ask.
		answer = await fetch(new URL('.status', address), { signal, redirect: 'error', credentials: 'omit' });
	} catch {
		if (signal.aborted) throw new SessionError('aborted');
		return { ...usual, locked: undefined };
	}
	if (answer.status === 404) throw new SessionError('room-not-found');
	if (!answer.ok) throw new SessionError('unreachable', `status ${answer.status}`);
	const told = status.safeParse(await answer.json().catch(() => null));
	if (!told.success) throw new SessionError('protocol', told.error.message);
	const { name, endpoint = usual.endpoint, redirect, locked = false } = told.data;
	if (redirect) throw new SessionError('refused', 'the group has moved');
	// A password never leaves a secure page's server in the clear.
	if (address.protocol === 'https:' && !endpoint.startsWith('wss:'))
		throw new SessionError('protocol', 'the endpoint is not secure');
	return { name, endpoint, locked };
}

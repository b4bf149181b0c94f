import { type Invitation, socketAddress, splitAddress } from '../../../contract/invitation/invitation.ts';
import { parleyNotifications, type Welcome } from '../../../contract/signalling/extensions.ts';
import type { SessionIdentity, TargetOf } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { reasonOfClosing } from './closing.ts';
import { ProtooSocket } from './protooSocket.ts';

export interface Reached {
	readonly socket: ProtooSocket;
	readonly welcome: Welcome;
	/** `host:port` that answered first. */
	readonly address: string;
}

/** The next address is tried this long after the one before (RFC 8305 recommends 250 ms). */
const stepMs = 250;
/** Long enough for three round trips of a second each and a slow host. */
const reachTimeoutMs = 10_000;

/**
 * Opens a socket to the host at whichever of its addresses answers first, and waits for its welcome.
 * The losers are closed, the winner holds back what the host says until somebody listens (`release`).
 * @throws {SessionError} untrusted, room-not-found, removed, room-full, name-taken, unreachable, aborted
 */
export async function reachHost(
	{ invitation, showedAnotherKey }: TargetOf<'parley'>,
	identity: SessionIdentity,
	signal?: AbortSignal,
): Promise<Reached> {
	const race = new AbortController();
	const timeout = AbortSignal.timeout(reachTimeoutMs);
	const any = AbortSignal.any([race.signal, timeout, ...(signal ? [signal] : [])]);
	try {
		return await Promise.any(
			invitation.addresses.map(async (address, place) => {
				await delay(place * stepMs, any);
				return reachAddress(invitation, address, identity, any);
			}),
		);
	} catch (error) {
		if (signal?.aborted) throw new SessionError('aborted');
		const told = mostTelling(error);
		// A socket does not say why it could not be opened.
		const hostnames = invitation.addresses.map((address) => splitAddress(address).hostname);
		if (told.reason === 'unreachable' && (await showedAnotherKey?.(hostnames)))
			throw new SessionError('untrusted');
		throw told;
	} finally {
		race.abort();
	}
}

function reachAddress(
	invitation: Invitation,
	address: string,
	identity: SessionIdentity,
	signal: AbortSignal,
): Promise<Reached> {
	const query = new URLSearchParams({ roomId: invitation.roomId, ...identity, parley: '1' });
	return new Promise((resolve, reject) => {
		const listen = (socket: ProtooSocket) => {
			const abort = () => {
				socket.close();
				reject(new SessionError('aborted'));
			};
			signal.addEventListener('abort', abort, { once: true });
			const settled = () => {
				signal.removeEventListener('abort', abort);
				socket.events.all.clear();
			};
			socket.events.on('closed', ({ code }) => {
				settled();
				reject(reasonOfClosing(code));
			});
			socket.events.on('notification', ({ method, data }) => {
				if (method !== 'parley:welcome') return;
				settled();
				socket.hold();
				const welcome = parleyNotifications['parley:welcome'].safeParse(data);
				if (welcome.success) return resolve({ socket, welcome: welcome.data, address });
				socket.close();
				reject(new SessionError('protocol', welcome.error.message));
			});
		};
		ProtooSocket.open(`${socketAddress(invitation, address)}?${query}`, signal, listen).catch(reject);
	});
}

/** Of several failures, the one that says most: a host that refused beats one that was not there. */
function mostTelling(error: unknown): SessionError {
	const all = error instanceof AggregateError ? error.errors : [error];
	const ours = all.filter((one): one is SessionError => one instanceof SessionError);
	return (
		ours.find(({ reason }) => reason !== 'unreachable' && reason !== 'aborted') ??
		ours.find(({ reason }) => reason === 'unreachable') ??
		new SessionError('unreachable', String(error))
	);
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
	if (ms === 0) return Promise.resolve();
	return new Promise((resolve, reject) => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			reject(new SessionError('aborted'));
		});
	});
}

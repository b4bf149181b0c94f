import { errors } from 'mediasoup';
import { Refusal } from '../refusal.ts';
import type { Peer } from '../rooms/peer.ts';
import type { Room } from '../rooms/room.ts';
import { chatting } from './handlers/chatting.ts';
import { consuming } from './handlers/consuming.ts';
import { entering } from './handlers/entering.ts';
import { hands } from './handlers/hands.ts';
import { knocking } from './handlers/knocking.ts';
import { moderating } from './handlers/moderating.ts';
import { producing } from './handlers/producing.ts';
import { statistics } from './handlers/statistics.ts';
import { transports } from './handlers/transports.ts';
import type { IncomingRequest } from './protooSocket.ts';
import type { Exchange } from './routes.ts';

/** Maps, so that a method called "constructor" is as unknown as any other. */
const requests = new Map(
	[entering, knocking, moderating, hands, transports, producing, chatting, statistics].flatMap(
		(feature) => feature.requests,
	),
);
const notifications = new Map([entering, producing, consuming].flatMap((feature) => feature.notifications));

/** Requests of one peer that are being worked on at once. */
const mostAtOnce = 64;
const working = new WeakMap<Peer, number>();

/** Answers a request, whatever happens. */
export async function answer(room: Room, peer: Peer, incoming: IncomingRequest): Promise<void> {
	const route = requests.get(incoming.method);
	const unknown = !route || (peer.dialect === 'stock' && incoming.method.startsWith('parley:'));
	if (unknown) return incoming.refuse(new Refusal('unknown-method'));
	const busy = working.get(peer) ?? 0;
	if (busy >= mostAtOnce) return incoming.refuse(new Refusal('too-many', 'requests at once'));
	working.set(peer, busy + 1);
	const after: (() => void)[] = [];
	try {
		const exchange: Exchange = { room, peer, afterReply: (action) => after.push(action) };
		incoming.accept(await route(exchange, incoming.data));
		for (const action of after) action();
	} catch (error) {
		const refusal = asRefusal(error);
		if (refusal.reason === 'internal' && peer.state !== 'gone') room.note('error', error);
		incoming.refuse(refusal);
	} finally {
		working.set(peer, (working.get(peer) ?? 1) - 1);
	}
}

/** Follows a notification. There is nobody to tell when it makes no sense. */
export async function follow(room: Room, peer: Peer, method: string, data: unknown): Promise<void> {
	try {
		await notifications.get(method)?.({ room, peer, afterReply: () => {} }, data);
	} catch (error) {
		// Closed meanwhile, never there, or nonsense; only what is our own fault is worth a line.
		const { reason } = asRefusal(error);
		if (reason === 'internal' && peer.state !== 'gone') room.note('warn', error);
	}
}

function asRefusal(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	// mediasoup's judgement of parameters that have the right form and no sense.
	if (error instanceof TypeError || error instanceof errors.UnsupportedError) {
		return new Refusal('malformed-message', undefined, { cause: error });
	}
	if (error instanceof errors.NotFoundError) {
		return new Refusal('not-found', undefined, { cause: error });
	}
	return new Refusal('internal', undefined, { cause: error });
}

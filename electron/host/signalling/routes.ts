import type { z } from 'zod';
import { clientNotifications, clientRequests } from '../../../contract/signalling/dialect.ts';
import { parleyRequests } from '../../../contract/signalling/extensions.ts';
import { Refusal } from '../refusal.ts';
import type { Peer } from '../rooms/peer.ts';
import type { Room } from '../rooms/room.ts';

const requests = { ...clientRequests, ...parleyRequests };
type Requests = typeof requests;
type Notifications = typeof clientNotifications;

/** Who asks, where, and what is to happen once the answer is on its way. */
export interface Exchange {
	readonly room: Room;
	readonly peer: Peer;
	afterReply(action: () => void): void;
}

/** Checks what it gets before anything else. @throws {Refusal} or what mediasoup throws */
export type Route = (exchange: Exchange, data: unknown) => Promise<unknown>;

/** Handles one kind of request, with the data and reply that the contract says. */
export function request<M extends keyof Requests>(
	method: M,
	handle: (
		exchange: Exchange,
		data: z.output<Requests[M]['data']>,
	) => Promise<z.input<Requests[M]['reply']>> | z.input<Requests[M]['reply']>,
): [string, Route] {
	const { data: schema } = requests[method];
	return [
		method,
		async (exchange, data) => handle(exchange, checked(schema, data) as z.output<Requests[M]['data']>),
	];
}

/** Handles one kind of notification. */
export function notification<M extends keyof Notifications>(
	method: M,
	handle: (exchange: Exchange, data: z.output<Notifications[M]>) => Promise<void> | void,
): [string, Route] {
	const schema: z.ZodType = clientNotifications[method];
	return [
		method,
		async (exchange, data) => handle(exchange, checked(schema, data) as z.output<Notifications[M]>),
	];
}

function checked(schema: z.ZodType, data: unknown): unknown {
	const result = schema.safeParse(data);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new Refusal('malformed-message', issue?.path.join('.').slice(0, 100));
}

/** @throws {Refusal} not-joined */
export function assertInside(peer: Peer): void {
	if (peer.state !== 'inside') throw new Refusal('not-joined');
}

/** @throws {Refusal} not-joined, not-a-host */
export function assertHost(peer: Peer): void {
	assertInside(peer);
	if (peer.role !== 'host') throw new Refusal('not-a-host');
}

/**
 * One of the peer's own things. Those of others are not found either: who asks learns nothing of them.
 * @throws {Refusal} not-found
 */
export function own<T>(things: ReadonlyMap<string, T>, id: string): T {
	const thing = things.get(id);
	if (!thing) throw new Refusal('not-found');
	return thing;
}

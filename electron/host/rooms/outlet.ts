import type { z } from 'zod';
import type { serverNotifications, serverRequests } from '../../../contract/signalling/dialect.ts';
import type { parleyNotifications } from '../../../contract/signalling/extensions.ts';

type Notifications = typeof serverNotifications & typeof parleyNotifications;
type Requests = typeof serverRequests;

export type NotificationName = keyof Notifications;
export type NotificationData<M extends NotificationName> = z.input<Notifications[M]>;
export type RequestName = keyof Requests;
export type RequestData<M extends RequestName> = z.input<Requests[M]['data']>;

/** How a room speaks to one peer, whatever carries it. */
export interface Outlet {
	/** `droppable`: left out while the peer reads too slowly, because the next one replaces it. */
	notify<M extends NotificationName>(
		method: M,
		data: NotificationData<M>,
		urgency?: 'needed' | 'droppable',
	): void;
	/** @throws when the peer refuses, does not answer in time, or goes */
	request<M extends RequestName>(method: M, data: RequestData<M>): Promise<unknown>;
	/** `code` from the contract's closeCodes. */
	close(code: number, reason: string): void;
}

import type { z } from 'zod';
import { failureReasons, type HostReport, type hostOrder } from './control.ts';
import { createHost, type Host, type HostState } from './host.ts';
import { HostError } from './hostError.ts';

type Order = z.output<typeof hostOrder>;
type Refused = Extract<HostReport, { type: 'refused' }>['reason'];
type Failed = Extract<HostReport, { type: 'failed' }>['reason'];

/** Follows the app's orders to one host, and reports. */
export class HostDesk {
	#host: Host | undefined;
	#starting = false;

	/** @param end ends the process, once the reports so far are on their way */
	constructor(
		readonly report: (report: HostReport) => void,
		private readonly end: (code: number) => void,
	) {}

	async handle(order: Order): Promise<void> {
		switch (order.type) {
			case 'start':
				return this.#start(order.options);
			case 'create-room':
				return this.#attempt(order.request, (host) =>
					this.report({
						type: 'room-created',
						request: order.request,
						...copy(host.createRoom(order.roomId)),
					}),
				);
			case 'close-room':
				return this.#attempt(order.request, (host) => {
					if (!host.closeRoom(order.roomId)) throw new HostError('room-not-found');
					this.report({ type: 'room-closed', request: order.request, roomId: order.roomId });
				});
			case 'stop':
				await this.#host?.close();
				this.report({ type: 'stopped' });
				return this.end(0);
		}
	}

	/** Says why, and ends. */
	fail(cause: unknown): void {
		const reason = failureReasons.find((known) => cause instanceof HostError && cause.reason === known);
		const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
		this.report({ type: 'failed', reason: reason ?? ('internal' satisfies Failed), detail });
		this.end(1);
	}

	async #start(options: Extract<Order, { type: 'start' }>['options']): Promise<void> {
		if (this.#starting) return;
		this.#starting = true;
		try {
			const host = await createHost(options);
			this.#host = host;
			host.events.on('log', (line) => this.report({ type: 'log', ...line }));
			host.events.on('identity-damaged', (damage) => this.report({ type: 'identity-damaged', ...damage }));
			host.events.on('room-kept', (kept) => this.report({ type: 'room-kept', kept }));
			host.events.on('unattended', (unattended) => this.report({ type: 'unattended', ...unattended }));
			host.events.on('failed', (error) => this.fail(error));
			host.events.on('changed', (state) => this.#tellState(state));
			this.#tellState(host.state);
		} catch (error) {
			this.fail(error);
		}
	}

	#tellState({ port, key, fingerprint, addresses, reach }: HostState): void {
		const known = { ...(key && { key }), ...(fingerprint && { fingerprint }) };
		this.report({ type: 'running', port, ...known, addresses: [...addresses], reach });
	}

	#attempt(request: number, act: (host: Host) => void): void {
		const refuse = (reason: Refused) => this.report({ type: 'refused', request, reason });
		if (!this.#host) {
			refuse('not-running');
			return;
		}
		try {
			act(this.#host);
		} catch (error) {
			const reason = error instanceof HostError ? error.reason : 'internal';
			const known = reason === 'bad-room-id' || reason === 'too-many-rooms' || reason === 'room-not-found';
			refuse(known ? reason : 'internal');
		}
	}
}

/** The contract's invitations may not be changed by who gets them; messages are plain. */
function copy({ roomId, invitation, own, localPage }: ReturnType<Host['createRoom']>) {
	return {
		roomId,
		invitation: { ...invitation, addresses: [...invitation.addresses] },
		own: { ...own, addresses: [...own.addresses] },
		localPage,
	};
}

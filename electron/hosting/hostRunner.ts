import type { Emitter } from 'mitt';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { KeptRoom } from '../host/rooms/keptRoom.ts';
import type { Unattended } from '../host/rooms/unattended.ts';

/** How a hosted call is reached: the running state without its name. */
export type HostedCall = Omit<Extract<HostingState, { kind: 'running' }>, 'kind'>;
export type HostFailure = Extract<HostingState, { kind: 'failed' }>['reason'];

export class HostStartError extends Error {
	override name = 'HostStartError';
	constructor(
		readonly reason: HostFailure,
		options?: ErrorOptions,
	) {
		super(`host: ${reason}`, options);
	}
}

/** Who waits to be let in while no host is inside, the longest first. */
export type Waiting = Unattended['waiting'];

/** A host process that can be joined. */
export interface RunningHost {
	readonly port: number;
	/**
	 * `ended`: by itself. `changed`: it is reached in another way now (a network came or went). `kept`: what
	 * the room is like now, for a host that takes it up again. `unattended`: who waits without a host inside.
	 */
	readonly events: Emitter<{
		ended: undefined;
		changed: HostedCall;
		kept: KeptRoom;
		unattended: Waiting;
	}>;
	/** The first of the rooms. */
	readonly call: HostedCall;
	/** Ends the process and resolves when it has. */
	stop(): Promise<void>;
}

export interface HostWishes {
	/** 0: any free one. */
	readonly port: number;
	/** Opened at once. The first is the call. */
	readonly rooms: readonly string[];
	/** What the call was like before it was cut off. */
	readonly kept?: KeptRoom | undefined;
}

/** @throws {HostStartError} */
export type StartHost = (wishes: HostWishes) => Promise<RunningHost>;

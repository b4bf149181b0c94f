import type { Device } from 'mediasoup-client';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import type { JoinOptions, LeaveReason, Reception, SessionIdentity, TargetOf } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { Connection } from './connection.ts';
import { enterRoom } from './enterRoom.ts';
import { enterOrKnock } from './knocking.ts';
import type { LoadDevice } from './loadDevice.ts';
import type { Entered, Entry, Loss } from './placeInCall.ts';
import { type Reached, reachHost } from './reachHost.ts';
import type { RoomControl } from './roomControl.ts';

interface Prepared {
	readonly reached: Reached;
	readonly device: Device;
}

/** What a host's closing of the socket means to who was inside. */
const endings: Partial<Record<number, LeaveReason>> = {
	[closeCodes.removed]: 'removed',
	[closeCodes.callEnded]: 'call-ended',
	[closeCodes.replaced]: 'replaced',
	[closeCodes.roomNotFound]: 'call-ended',
};

/** The longest that a farewell may take, in milliseconds. */
const farewellMs = 300;

/** How one comes into a call on a Parley host: by whichever address answers first, and past its door. */
export class ParleyEntry implements Entry {
	#prepared: Promise<Prepared> | null = null;
	readonly #closed = new AbortController();

	constructor(
		private readonly target: TargetOf<'parley'>,
		private readonly identity: SessionIdentity,
		private readonly loadDevice: LoadDevice,
		private readonly room: RoomControl,
	) {}

	/** Reaches the host, once: what comes of it is used by the next `enter`. @throws {SessionError} */
	prepare(signal?: AbortSignal): Promise<Prepared> {
		if (this.#closed.signal.aborted) return Promise.reject(new SessionError('aborted'));
		const aborted = AbortSignal.any([this.#closed.signal, ...(signal ? [signal] : [])]);
		this.#prepared ??= reachHost(this.target, this.identity, aborted).then(
			async (reached) => ({ reached, device: await this.loadDevice(reached.welcome.routerRtpCapabilities) }),
			(error: unknown) => {
				this.#prepared = null;
				throw error;
			},
		);
		return this.#prepared;
	}

	async enter(
		options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
		waits: (since: number) => void,
		signal: AbortSignal,
	): Promise<Entered> {
		let prepared = await this.prepare(signal);
		// The lobby may have been open so long that the host or the network closed the socket.
		if (prepared.reached.socket.closed) {
			this.#prepared = null;
			prepared = await this.prepare(signal);
		}
		this.#prepared = null;
		const { reached, device } = prepared;
		const { socket } = reached;
		try {
			const { moderator } = this.target.invitation;
			return await enterOrKnock(
				socket,
				options.displayName,
				() => enterRoom(socket, device, options, wishes, moderator),
				waits,
				signal,
			);
		} catch (error) {
			socket.close();
			throw error;
		}
	}

	entered({ connection, room }: Entered): void {
		this.room.follow(connection, room);
	}

	detached(): void {
		this.room.detach();
	}

	endOf({ code }: Loss): LeaveReason | undefined {
		return code === undefined ? undefined : endings[code];
	}

	close(): void {
		this.#closed.abort();
		const prepared = this.#prepared;
		this.#prepared = null;
		// A preview that never became a connection; its failure was told to whoever asked for it.
		prepared?.then(
			({ reached }) => reached.socket.close(),
			() => {},
		);
	}

	async farewell({ socket }: Connection): Promise<void> {
		const said = socket.request('parley:leave', undefined).catch(() => {});
		await Promise.race([said, new Promise((resolve) => setTimeout(resolve, farewellMs))]);
	}
}

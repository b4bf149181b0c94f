import type { Device } from 'mediasoup-client';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { Ahead } from '../ahead.ts';
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
	readonly #ahead: Ahead<Prepared>;

	constructor(
		private readonly target: TargetOf<'parley'>,
		identity: SessionIdentity,
		loadDevice: LoadDevice,
		private readonly room: RoomControl,
	) {
		this.#ahead = new Ahead({
			open: (signal) => reach(target, identity, loadDevice, signal),
			holds: ({ reached }) => !reached.socket.closed,
			close: ({ reached }) => reached.socket.close(),
		});
	}

	/** Reaches the host, once: what comes of it is used by the next `enter`. @throws {SessionError} */
	prepare(signal?: AbortSignal): Promise<Prepared> {
		return this.#ahead.open(signal);
	}

	async enter(
		options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
		waits: (since: number) => void,
		signal: AbortSignal,
	): Promise<Entered> {
		const { reached, device } = await this.#ahead.take(signal);
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
		this.#ahead.close();
	}

	async farewell({ socket }: Connection): Promise<void> {
		const said = socket.request('parley:leave', undefined).catch(() => {});
		await Promise.race([said, new Promise((resolve) => setTimeout(resolve, farewellMs))]);
	}
}

async function reach(
	target: TargetOf<'parley'>,
	identity: SessionIdentity,
	loadDevice: LoadDevice,
	signal: AbortSignal,
): Promise<Prepared> {
	const reached = await reachHost(target, identity, signal);
	try {
		return { reached, device: await loadDevice(reached.welcome.routerRtpCapabilities) };
	} catch (error) {
		reached.socket.close();
		throw new SessionError('protocol', 'its codecs make no sense', { cause: error });
	}
}

import { randomBytes } from 'node:crypto';
import mitt from 'mitt';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { KeptRoom } from '../host/rooms/keptRoom.ts';
import type { RestartPolicy } from '../restarts/restartPolicy.ts';
import { type CallMemory, noMemory } from './cutOffCall.ts';
import {
	type HostedCall,
	HostStartError,
	type RunningHost,
	type StartHost,
	type Waiting,
} from './hostRunner.ts';

/** Known from the links of earlier calls, so that a forwarded port stays right. */
const usualPort = 4443;

/**
 * Hosts one call at a time and keeps it going: a host process that ends by itself is started again with
 * the same port and room, so that every link stays good and everyone inside comes back.
 */
export class Hosting {
	readonly events = mitt<{
		changed: HostingState;
		crashed: { restartInMs: number | undefined };
		/** Who waits to be let in while no host is inside. */
		unattended: Waiting;
	}>();
	private current: HostingState = { kind: 'stopped' };
	private host: RunningHost | undefined;
	private starting: Promise<HostingState> | undefined;
	/** What the call was like when its host last said so. */
	private kept: KeptRoom | undefined;
	private unattended: Waiting = [];
	private restartTimer: NodeJS.Timeout | undefined;
	/** Counts starts and stops: what began before the last one has nothing to say any more. */
	private generation = 0;

	constructor(
		private readonly startHost: StartHost,
		private readonly restarts: RestartPolicy,
		private readonly memory: CallMemory = noMemory,
	) {}

	get state(): HostingState {
		return this.current;
	}

	/** Who waits to be let in while no host is inside, the longest first. */
	get waiting(): Waiting {
		return this.unattended;
	}

	/**
	 * Hosts a new call, or the one that was cut off when the app was killed: its people wait for it. While
	 * one is hosted already it is that one: who asks twice means the same call.
	 * @param port undefined: that of the call that was cut off or else the usual one, or any free one if it
	 *   is taken; 0: any free one
	 * @returns `running` or `failed`, or what became of it meanwhile
	 */
	async start(port?: number): Promise<HostingState> {
		if (this.starting) return this.starting;
		if (this.current.kind === 'running' || this.current.kind === 'restarting') return this.current;
		const generation = ++this.generation;
		this.restarts.forget();
		this.become({ kind: 'starting' });
		const starting = this.firstStart(generation, port).finally(() => {
			if (this.starting === starting) this.starting = undefined;
		});
		this.starting = starting;
		return starting;
	}

	/** Ends the call for everyone. Resolves when the process has ended. */
	async stop(): Promise<void> {
		this.generation++;
		clearTimeout(this.restartTimer);
		const { host, starting } = this;
		this.host = undefined;
		this.starting = undefined;
		if (this.current.kind !== 'stopped') this.become({ kind: 'stopped' });
		this.kept = undefined;
		this.becomeUnattended([]);
		const forgotten = this.memory.forget();
		await host?.stop();
		await starting;
		await forgotten;
	}

	private async firstStart(generation: number, port: number | undefined): Promise<HostingState> {
		try {
			const cutOff = await this.memory.recall();
			this.kept = cutOff?.kept;
			const room = cutOff?.room ?? newRoomId();
			await this.run(generation, room, port ?? cutOff?.port ?? usualPort, port === undefined);
		} catch (error) {
			if (generation === this.generation) this.become({ kind: 'failed', reason: reasonOf(error) });
		}
		return this.current;
	}

	private async run(generation: number, room: string, port: number, anyPort: boolean): Promise<void> {
		const wishes = { rooms: [room], ...(this.kept && { kept: this.kept }) };
		let host: RunningHost;
		try {
			host = await this.startHost({ port, ...wishes });
		} catch (error) {
			if (!anyPort || reasonOf(error) !== 'port-taken') throw error;
			host = await this.startHost({ port: 0, ...wishes });
		}
		if (generation !== this.generation) return host.stop();
		this.host = host;
		host.events.on('ended', () => {
			if (this.host === host) this.afterEnd(generation, room, host.port);
		});
		host.events.on('changed', (call) => {
			if (this.host === host) this.becomeRunning(call);
		});
		host.events.on('unattended', (waiting) => {
			if (this.host === host) this.becomeUnattended(waiting);
		});
		host.events.on('kept', (kept) => {
			if (this.host !== host) return;
			this.kept = kept;
			void this.memory.keep({ room, port: host.port, kept });
		});
		void this.memory.keep({ room, port: host.port, ...(this.kept && { kept: this.kept }) });
		this.becomeRunning(host.call);
	}

	private afterEnd(generation: number, room: string, port: number): void {
		this.host = undefined;
		// They knock again when it is back.
		this.becomeUnattended([]);
		const decision = this.restarts.afterEnd(performance.now());
		const restartInMs = decision === 'give-up' ? undefined : decision.restartInMs;
		this.events.emit('crashed', { restartInMs });
		if (restartInMs === undefined) {
			this.become({ kind: 'failed', reason: 'crashed-repeatedly' });
			return;
		}
		if (this.current.kind !== 'restarting') this.become({ kind: 'restarting' });
		this.restartTimer = setTimeout(() => {
			this.run(generation, room, port, false).catch(() => {
				// It did not even come up (the port may still be held for a moment): as good as a crash.
				if (generation === this.generation) this.afterEnd(generation, room, port);
			});
		}, restartInMs);
	}

	private becomeRunning(call: HostedCall): void {
		this.become({ kind: 'running', ...call });
	}

	private becomeUnattended(waiting: Waiting): void {
		if (waiting.length === 0 && this.unattended.length === 0) return;
		this.unattended = waiting;
		this.events.emit('unattended', waiting);
	}

	private become(state: HostingState): void {
		this.current = state;
		this.events.emit('changed', state);
	}
}

function reasonOf(error: unknown) {
	return error instanceof HostStartError ? error.reason : 'internal';
}

/** 128 bits: who does not have the link does not find the room. */
function newRoomId(): string {
	return randomBytes(16).toString('base64url');
}

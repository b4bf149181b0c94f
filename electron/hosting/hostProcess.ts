import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type UtilityProcess, utilityProcess } from 'electron';
import mitt from 'mitt';
import type { z } from 'zod';
import { type HostOrder, hostReport } from '../host/control.ts';
import {
	type HostedCall,
	type HostFailure,
	HostStartError,
	type HostWishes,
	type RunningHost,
} from './hostRunner.ts';

type Report = z.output<typeof hostReport>;
type Reach = HostedCall['reach'];

const startsWithinMs = 30_000;
const stopsWithinMs = 3_000;

export interface HostPlace {
	/** The compiled host. */
	readonly program: string;
	/** Where it keeps its key. */
	readonly dataDirectory: string;
	/** The built page, for browser guests. */
	readonly pageDirectory: string;
	/** Whether its own words go to our stderr. They name addresses: never into the log. */
	readonly isTalkative: boolean;
	/** The kept key could not be read: earlier links are void. */
	onIdentityDamaged(): void;
}

/**
 * Starts the host in a process of its own, so that what strangers send it never reaches this one.
 * @throws {HostStartError} when it does not get to where people can join
 */
export async function startHostProcess(place: HostPlace, wishes: HostWishes): Promise<RunningHost> {
	const host = new HostProcess(place, wishes);
	const deadline = AbortSignal.timeout(startsWithinMs);
	const late = once(deadline, 'abort').then(() => Promise.reject(new HostStartError('internal')));
	try {
		await Promise.race([host.joinable, late]);
		return host;
	} catch (error) {
		await host.stop();
		throw error;
	}
}

class HostProcess implements RunningHost {
	readonly events: RunningHost['events'] = mitt();
	/** @throws {HostStartError} */
	readonly joinable: Promise<void>;
	private readonly child: UtilityProcess;
	private readonly room: string;
	private readonly exited: Promise<void>;
	private becomeJoinable: () => void = () => {};
	private fail: (error: HostStartError) => void = () => {};
	private lastFailure: HostFailure = 'internal';
	private running: { port: number; reach: Reach } | undefined;
	private currentCall: HostedCall | undefined;
	private stopping = false;

	constructor(
		private readonly place: HostPlace,
		{ port, rooms, kept }: HostWishes,
	) {
		const [room] = rooms;
		if (room === undefined) throw new HostStartError('internal');
		this.room = room;
		this.joinable = new Promise((resolve, reject) => {
			this.becomeJoinable = resolve;
			this.fail = reject;
		});
		this.child = utilityProcess.fork(place.program, [], {
			serviceName: 'Parley host',
			stdio: place.isTalkative ? 'inherit' : 'ignore',
		});
		this.exited = new Promise((resolve) => this.child.once('exit', resolve)).then(() => this.handleExit());
		// A fatal error of its V8. `exit` follows; without a listener this would throw here.
		this.child.on('error', () => {});
		this.child.on('message', (message: unknown) => {
			const report = hostReport.safeParse(message);
			if (report.success) this.handle(report.data);
		});
		const { dataDirectory, pageDirectory } = place;
		const options = { port, dataDirectory, pageDirectory, rooms: [...rooms], ...(kept && { kept: [kept] }) };
		this.order({ type: 'start', options });
	}

	get port(): number {
		return known(this.running).port;
	}

	get call(): HostedCall {
		return known(this.currentCall);
	}

	async stop(): Promise<void> {
		if (!this.stopping) {
			this.stopping = true;
			this.order({ type: 'stop' });
		}
		await Promise.race([this.exited, sleep(stopsWithinMs)]);
		// False, harmlessly, once it has ended.
		this.child.kill();
		await this.exited;
	}

	private handle(report: Report): void {
		switch (report.type) {
			case 'running':
				this.running = { port: report.port, reach: report.reach };
				// The room's invitation names the addresses of now.
				this.order({ type: 'create-room', request: 0, roomId: this.room });
				return;
			case 'room-created':
				this.handleRoom(report);
				return;
			case 'refused':
				this.fail(new HostStartError('internal'));
				return;
			case 'failed':
				this.lastFailure = startFailure(report.reason);
				if (this.place.isTalkative) process.stderr.write(`Host: ${report.detail ?? report.reason}\n`);
				return;
			case 'room-kept':
				if (report.kept.roomId === this.room) this.events.emit('kept', report.kept);
				return;
			case 'unattended':
				if (report.roomId === this.room) this.events.emit('unattended', report.waiting);
				return;
			case 'identity-damaged':
				this.place.onIdentityDamaged();
				return;
			case 'log':
				if (this.place.isTalkative) process.stderr.write(`Host: ${report.text}\n`);
				return;
			case 'room-closed':
			case 'stopped':
				return;
		}
	}

	private handleRoom({ invitation, own, localPage }: Extract<Report, { type: 'room-created' }>): void {
		const isFirst = this.currentCall === undefined;
		this.currentCall = { invitation, own, localPage, reach: known(this.running).reach };
		if (isFirst) this.becomeJoinable();
		else this.events.emit('changed', this.currentCall);
	}

	private handleExit(): void {
		this.fail(new HostStartError(this.lastFailure));
		if (!this.stopping) this.events.emit('ended');
	}

	private order(order: HostOrder): void {
		this.child.postMessage(order);
	}
}

function known<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('The host does not run yet.');
	return value;
}

/** What a person can act upon is told apart; the rest is our own doing. */
function startFailure(reason: Extract<Report, { type: 'failed' }>['reason']): HostFailure {
	return reason === 'worker-missing' || reason === 'port-taken' ? reason : 'internal';
}

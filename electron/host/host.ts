import { availableParallelism } from 'node:os';
import mitt, { type Emitter } from 'mitt';
import type { Invitation } from '../../contract/invitation/invitation.ts';
import { appLink, pageAddress } from '../../contract/invitation/invitation.ts';
import { closeCodes } from '../../contract/signalling/refusals.ts';
import { HostError } from './hostError.ts';
import { readCertificate } from './identity/certificateFiles.ts';
import { loadIdentity } from './identity/identity.ts';
import { ModeratorTokens } from './identity/moderatorTokens.ts';
import { Invitations } from './invitations.ts';
import { NetworkWatch } from './networkWatch.ts';
import { type HostOptions, hostOptions } from './options.ts';
import type { Reach } from './reach.ts';
import type { KeptRoom } from './rooms/keptRoom.ts';
import { Rooms } from './rooms/rooms.ts';
import type { Unattended } from './rooms/unattended.ts';
import { TrustedProxies } from './serving/caller.ts';
import { Doors } from './serving/doors.ts';
import { PageFiles } from './serving/pageFiles.ts';
import { Website } from './serving/website.ts';
import { Reception } from './signalling/reception.ts';
import { hearMediasoup, type LogLine, withoutFloods } from './workers/log.ts';
import { mediaAddresses } from './workers/mediaAddresses.ts';
import { WorkerPool } from './workers/workerPool.ts';

export interface HostState {
	readonly port: number;
	/** What links pin; undefined when a certificate that browsers trust stands in its place. */
	readonly key: string | undefined;
	/** Of the host's own certificate, for people to compare. */
	readonly fingerprint: string | undefined;
	/** `host:port`, as in invitations. */
	readonly addresses: readonly string[];
	readonly reach: Reach;
}

export interface RoomInvitation {
	readonly roomId: string;
	/** For everybody. */
	readonly invitation: Invitation;
	/** For this machine's own app, and as the host of the room: it holds the moderator's token. */
	readonly own: Invitation;
	/** For browsers on this machine. */
	readonly localPage: string;
}

export type HostEvents = {
	log: LogLine;
	'room-opened': { roomId: string };
	'room-closed': { roomId: string };
	/** To be given back as the option `kept` when the host starts again. */
	'room-kept': KeptRoom;
	/** Somebody waits to be let in, and no host is inside; or not any more. */
	unattended: Unattended;
	/** The kept key could not be read; links that were given out before are void. */
	'identity-damaged': { setAsideAs: string };
	/** The machine's addresses changed, and `state` with them. */
	changed: HostState;
	/** Media workers die again and again: the host is of no use any more. */
	failed: HostError;
};

/** A running host. */
export interface Host {
	readonly events: Emitter<HostEvents>;
	readonly state: HostState;
	/** Rooms that exist now. */
	readonly roomIds: readonly string[];
	/**
	 * Opens a room with an unguessable id, or with this one; it stays until it is closed.
	 * @throws {HostError} bad-room-id, too-many-rooms
	 */
	createRoom(roomId?: string): RoomInvitation;
	/** Ends a call. @returns false when there is no such room */
	closeRoom(roomId: string): boolean;
	/** @throws {HostError} room-not-found */
	invitation(roomId: string): RoomInvitation;
	/** Frees everything. Clients are told to come back if `restarting`, else that their calls have ended. */
	close(how?: 'ended' | 'restarting'): Promise<void>;
}

/**
 * Starts a host: media workers, signalling and the page for browsers.
 * @throws {HostError} bad-options, worker-missing, port-taken, cannot-listen, bad-certificate, internal
 */
export async function createHost(given: HostOptions): Promise<Host> {
	const parsed = hostOptions.safeParse(given);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new HostError('bad-options', `${issue?.path.join('.')}: ${issue?.message}`);
	}
	const options = parsed.data;
	const events: Emitter<HostEvents> = mitt();
	const log = withoutFloods((line) => events.emit('log', line));
	const stopHearing = hearMediasoup(log);
	const undo: (() => unknown)[] = [stopHearing];
	try {
		const proxies = new TrustedProxies(options.behindProxy);
		const { identity, damagedSetAsideAs } = await loadIdentity(options.dataDirectory);
		const trusted = options.tls && (await readCertificate(options.tls));
		const addresses = await mediaAddresses(options);
		const pool = await WorkerPool.start({
			workers: options.workers ?? availableParallelism(),
			addresses,
			mediaPort: options.mediaPort,
		});
		undo.push(() => pool.close());
		const moderators = new ModeratorTokens(identity.privateKey);
		const rooms = new Rooms(pool, { ...options, moderators });
		for (const roomId of options.rooms ?? []) rooms.create(roomId);
		rooms.restore(options.kept ?? []);

		const invitations = new Invitations(options, trusted ? undefined : identity.key);
		const website: Website = new Website({
			pages: options.pageDirectory ? new PageFiles(options.pageDirectory) : undefined,
			proxies,
			fingerprint: trusted ? undefined : identity.fingerprint,
			appLink: (roomId) => appLink(invitations.to(roomId, doors.port)),
			port: () => doors.port,
		});
		const doors: Doors = new Doors(website, proxies);
		const reception = new Reception(rooms);
		doors.events.on('arrival', ({ socket, ...arrival }) => reception.receive(socket, arrival));
		doors.events.on('log', log);
		rooms.events.on('log', log);
		rooms.events.on('opened', (room) => events.emit('room-opened', room));
		rooms.events.on('closed', (room) => events.emit('room-closed', room));
		rooms.events.on('kept', (kept) => events.emit('room-kept', kept));
		rooms.events.on('unattended', (unattended) => events.emit('unattended', unattended));
		pool.events.on('died', () => log({ level: 'error', text: 'a media worker died' }));
		pool.events.on('failed', (error) => events.emit('failed', error));
		await doors.open({
			port: options.port,
			listen: options.listen,
			tls: trusted ?? { cert: identity.certificate, key: identity.privateKey },
		});
		if (damagedSetAsideAs) {
			// Whoever made the host listens from the next turn on.
			setImmediate(() => events.emit('identity-damaged', { setAsideAs: damagedSetAsideAs }));
		}

		const stateNow = (): HostState => ({
			port: doors.port,
			key: trusted ? undefined : identity.key,
			fingerprint: trusted ? undefined : identity.fingerprint,
			addresses: invitations.addresses(doors.port),
			reach: invitations.reach,
		});
		const watch = new NetworkWatch(() => mediaAddresses(options), addresses);
		watch.events.on('changed', async (now) => {
			try {
				await pool.move(now);
			} catch (error) {
				// It is changing still; the next look finds out how.
				log({ level: 'warn', text: `the network changes: ${String(error)}` });
			}
			events.emit('changed', stateNow());
		});

		const invitation = (roomId: string): RoomInvitation => {
			if (!rooms.has(roomId)) throw new HostError('room-not-found');
			const own = { ...invitations.own(roomId, doors.port), moderator: moderators.of(roomId) };
			const localPage = pageAddress({ roomId, addresses: [`localhost:${doors.port}`], plain: true });
			return { roomId, invitation: invitations.to(roomId, doors.port), own, localPage };
		};
		return {
			events,
			get state() {
				return stateNow();
			},
			get roomIds() {
				return rooms.ids;
			},
			createRoom: (roomId) => invitation(rooms.create(roomId).id),
			closeRoom: (roomId) => rooms.close(roomId),
			invitation,
			async close(how = 'ended') {
				watch.close();
				rooms.closeAll(
					how === 'ended' ? closeCodes.callEnded : closeCodes.restarting,
					how === 'ended' ? 'the call has ended' : 'the host restarts',
				);
				// One turn for the close frames to leave.
				await new Promise((resolve) => setImmediate(resolve));
				await doors.close();
				pool.close();
				stopHearing();
			},
		};
	} catch (error) {
		for (const step of undo.reverse()) step();
		throw error;
	}
}

import type { Producer } from 'mediasoup/types';
import mitt, { type Emitter } from 'mitt';
import { limits } from '../../../contract/signalling/limits.ts';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import type { ModeratorTokens } from '../identity/moderatorTokens.ts';
import { Refusal } from '../refusal.ts';
import type { LogLevel, LogLine } from '../workers/log.ts';
import type { MediaWorker } from '../workers/mediaWorker.ts';
import type { WorkerPool } from '../workers/workerPool.ts';
import { Chat } from './chat.ts';
import { offer, type Produced } from './consuming.ts';
import { Door } from './door.ts';
import type { KeptRoom } from './keptRoom.ts';
import type { NotificationData, NotificationName } from './outlet.ts';
import type { Introduction, Peer } from './peer.ts';
import { PeerSecrets } from './peerSecrets.ts';
import { Removals } from './removals.ts';
import { type RoomRouter, RoomRouters } from './roomRouters.ts';
import { Speaking } from './speaking.ts';
import type { Unattended } from './unattended.ts';

export type RoomEvents = {
	/** The last one went. */
	empty: undefined;
	/** What a restart should not lose has changed. */
	kept: KeptRoom;
	/** Who waits to be let in while no host is inside to see it, the longest first. */
	unattended: Unattended['waiting'];
	log: LogLine;
};

/** A call: who is in it, and where their media meets. */
export class Room {
	readonly events: Emitter<RoomEvents> = mitt();
	readonly routers: RoomRouters;
	readonly chat: Chat;
	/** Everybody with a socket here, by peer id; those in the lobby as well. */
	readonly peers = new Map<string, Peer>();
	/** To whom its peer ids belong. */
	readonly secrets = new PeerSecrets();
	readonly removals = new Removals();
	readonly door = new Door(this.secrets, this.removals);
	readonly #speaking: Speaking;
	#keeping = false;
	#unattended = '';

	constructor(
		readonly id: string,
		pool: WorkerPool,
		consumersPerWorker: number,
		private readonly moderators: Pick<ModeratorTokens, 'isOf'>,
	) {
		this.routers = new RoomRouters(pool, consumersPerWorker);
		this.chat = new Chat(this);
		this.#speaking = new Speaking(this.routers.pipes);
		this.#speaking.events.on('volumes', (peerVolumes) =>
			this.tell('speakingPeers', { peerVolumes }, undefined, 'droppable'),
		);
		this.#speaking.events.on('active', (peerId) => this.tell('activeSpeaker', { ...(peerId && { peerId }) }));
		this.door.events.on('conditions', (conditions) => {
			this.tell('parley:room', conditions);
			this.#keep();
		});
		this.door.events.on('waiting', (waiting) => {
			for (const host of this.hosts) host.outlet.notify('parley:waiting', { waiting });
			this.#tellUnattended();
		});
	}

	get inside(): Peer[] {
		return [...this.peers.values()].filter(({ state }) => state === 'inside');
	}

	get hosts(): Peer[] {
		return this.inside.filter(({ role }) => role === 'host');
	}

	others(peer: Peer): Peer[] {
		return this.inside.filter((other) => other !== peer);
	}

	/** All that the others produce. */
	producedByOthers(peer: Peer): Produced[] {
		return this.others(peer).flatMap((owner) =>
			[...owner.producers.values()].map((producer) => ({ owner, producer })),
		);
	}

	/** Takes a socket's peer into the lobby. Its id must be free. */
	admit(peer: Peer): void {
		this.peers.set(peer.id, peer);
	}

	/** Gives the peer the role that its token is good for. */
	recognise(peer: Peer, token: string | undefined): void {
		if (token !== undefined && this.moderators.isOf(this.id, token)) peer.role = 'host';
	}

	/** @throws {Refusal} room-full */
	assertSpace(): void {
		const taken = [...this.peers.values()].filter(({ state }) => state === 'inside' || state === 'entering');
		if (taken.length >= limits.peersPerRoom) throw new Refusal('room-full');
	}

	/** The peer's router; the first call decides which. */
	place(peer: Peer): Promise<RoomRouter> {
		if (peer.state === 'gone') return Promise.reject(new Refusal('not-joined'));
		if (!peer.placed) {
			const place = this.routers.place();
			peer.placed = place;
			// A worker that died in between is replaced: the next try may find it.
			place.catch(() => {
				if (peer.placed === place) peer.placed = undefined;
			});
		}
		return peer.placed;
	}

	/** From here on the others know of it. What they produce is offered by `catchUp`. */
	welcome(peer: Peer, introduction: Introduction): void {
		peer.introduction = introduction;
		peer.state = 'inside';
		peer.hand = this.secrets.handOf(peer.id);
		this.secrets.settle(peer.id);
		this.#keep();
		this.tell('newPeer', { peer: peer.describe() }, peer);
		if (peer.role === 'host') this.tell('parley:role', { peerId: peer.id, role: peer.role }, peer);
		this.#tellUnattended();
		if (peer.hand !== null) this.tell('parley:hand', { peerId: peer.id, since: peer.hand }, peer);
	}

	/** Tells everybody, its owner as well. A hand that is up already keeps its time. */
	setHand(peer: Peer, raised: boolean): void {
		if (raised === (peer.hand !== null)) return;
		peer.hand = raised ? Date.now() : null;
		this.secrets.setHand(peer.id, peer.hand);
		this.#keep();
		this.tell('parley:hand', { peerId: peer.id, since: peer.hand });
	}

	/** Somebody leaves for good: nothing is kept for them. With the last one the lock has done its work. */
	bidFarewell(peer: Peer): void {
		const wasInside = peer.state === 'inside';
		this.secrets.forget(peer.id);
		this.remove(peer);
		if (!wasInside) return;
		if (!this.secrets.anySettled && this.inside.length === 0) this.door.set({ locked: false });
		this.#keep();
	}

	/** A host's word: this one goes, and does not come back for a while. */
	expel(peer: Peer): void {
		this.removals.add(peer.id, this.secrets.hashOf(peer.id), peer.household);
		this.bidFarewell(peer);
		peer.outlet.close(closeCodes.removed, 'removed from the call');
	}

	/** A host's word: the call is over. The room stays, for the next one. */
	end(): void {
		this.close();
		this.secrets.clear();
		this.door.set({ locked: false });
		this.#keep();
	}

	/** As it was when the host last ran. */
	restore({ locked, knocking, people, removed }: KeptRoom): void {
		this.secrets.restore(people);
		this.removals.restore(removed);
		this.door.set({ locked, knocking });
	}

	/** Offers the peer everything that it does not receive yet. */
	catchUp(peer: Peer): void {
		for (const produced of this.producedByOthers(peer)) {
			if (!peer.heeded.has(produced.producer.id)) void offer(this, peer, produced);
		}
		this.chat.introduce(peer);
	}

	/** Offers a new producer to all others. */
	announce(owner: Peer, producer: Producer): void {
		for (const peer of this.others(owner)) void offer(this, peer, { owner, producer });
		// A shared window's sound is not somebody speaking.
		if (producer.kind === 'audio' && producer.appData.source !== 'screensharing') {
			this.#watch(owner, producer).catch((cause) => {
				if (!producer.closed) this.note('warn', cause);
			});
		}
	}

	/** The peer's socket has ended, or is about to. Safe to call twice. */
	remove(peer: Peer): void {
		if (this.peers.get(peer.id) !== peer) return;
		const wasInside = peer.state === 'inside';
		this.peers.delete(peer.id);
		this.door.forget(peer);
		peer.leave();
		if (wasInside) this.tell('peerClosed', { peerId: peer.id });
		this.#tellUnattended();
		this.chat.forget(peer);
		if (![...this.peers.values()].some(({ placed }) => placed)) this.#rest();
		if (this.peers.size === 0) this.events.emit('empty');
	}

	/** Ends one peer's place from the host's side; it may come back. */
	dismiss(peer: Peer, why: string): void {
		this.remove(peer);
		peer.outlet.close(closeCodes.restarting, why);
	}

	/** A worker died. If the room had anything on it, everybody comes back to a fresh room. */
	handleDeath(carrier: MediaWorker): void {
		if (!this.routers.isOn(carrier)) return;
		this.#dismissAll(closeCodes.restarting, 'a media worker failed');
	}

	/** Ends the call for everybody. */
	close(code: number = closeCodes.callEnded, why = 'the call has ended'): void {
		this.#dismissAll(code, why);
		this.#rest();
	}

	/** Tells everybody inside; what is ours alone goes to our own clients. */
	tell<M extends NotificationName>(
		method: M,
		data: NotificationData<M>,
		except?: Peer,
		urgency?: 'needed' | 'droppable',
	): void {
		for (const peer of this.inside) {
			const foreign = peer.dialect === 'stock' && method.startsWith('parley:');
			if (peer !== except && !foreign) peer.outlet.notify(method, data, urgency);
		}
	}

	note(level: LogLevel, cause: unknown): void {
		const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
		this.events.emit('log', { level, text: `room ${this.id.slice(0, 4)}…: ${text}` });
	}

	async #watch(owner: Peer, producer: Producer): Promise<void> {
		const [{ router: at }, { router: home }] = await Promise.all([this.place(owner), this.routers.home()]);
		await this.#speaking.watch(producer, at, home);
	}

	#dismissAll(code: number, why: string): void {
		const all = [...this.peers.values()];
		// First all are gone, then all are told: nobody hears of the others leaving one by one.
		this.peers.clear();
		for (const peer of all) {
			this.door.forget(peer);
			this.secrets.keep(peer.id);
			peer.leave();
		}
		this.#rest();
		for (const peer of all) peer.outlet.close(code, why);
		if (all.length > 0) this.events.emit('empty');
	}

	/** Hosts and those who wait come and go: told when it makes a difference. */
	#tellUnattended(): void {
		const waiting =
			this.hosts.length > 0 ? [] : this.door.waiting.map(({ peerId, name }) => ({ peerId, name }));
		const told = waiting.map(({ peerId }) => peerId).join(' ');
		if (told === this.#unattended) return;
		this.#unattended = told;
		this.events.emit('unattended', waiting);
	}

	/** Told once for everything that changed in one turn. */
	#keep(): void {
		if (this.#keeping) return;
		this.#keeping = true;
		queueMicrotask(() => {
			this.#keeping = false;
			const { door, secrets, removals, id } = this;
			this.events.emit('kept', {
				roomId: id,
				...door.conditions,
				people: secrets.kept(),
				removed: removals.kept(),
			});
		});
	}

	/** Nobody needs media here just now. */
	#rest(): void {
		this.routers.close();
		this.#speaking.reset();
		this.chat.reset();
	}
}

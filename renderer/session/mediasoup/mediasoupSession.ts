import mitt, { type Emitter } from 'mitt';
import { newIdentity } from '../identity.ts';
import type {
	JoinOptions,
	Publication,
	PublishOptions,
	Reception,
	RoomConditions,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { LoadDevice } from './loadDevice.ts';
import { ParleyEntry } from './parleyEntry.ts';
import { PlaceInCall } from './placeInCall.ts';
import { RoomControl } from './roomControl.ts';

const capabilities = {
	publish: true,
	receive: true,
	layers: true,
	'pause-reception': true,
	messages: true,
	'screen-beside-camera': true,
	'mute-without-renegotiation': true,
	preview: true,
} as const;

/** A place in a call on a Parley host. */
export class MediasoupSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #room: RoomControl;
	readonly #entry: ParleyEntry;
	readonly #place: PlaceInCall;

	constructor(
		private readonly target: TargetOf<'parley'>,
		loadDevice: LoadDevice,
	) {
		const identity = target.identity ?? newIdentity();
		this.#room = new RoomControl(identity.peerId);
		this.#room.events.on('*', (type, event) => this.events.emit(type, event));
		this.#entry = new ParleyEntry(target, identity, loadDevice, this.#room);
		this.#place = new PlaceInCall(this.events, this.#entry);
	}

	get capabilities(): SessionCapabilities {
		return { ...capabilities, ...this.#room.capabilities };
	}

	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		const { inside, door = 'open' } = (await this.#entry.prepare(signal)).reached.welcome;
		return { inside, door: this.target.invitation.moderator ? 'open' : door };
	}

	join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		return this.#place.join(options, signal);
	}

	publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		return this.#place.publish(track, options);
	}

	setReception(trackId: string, reception: Reception): void {
		this.#place.setReception(trackId, reception);
	}

	async sendMessage(text: string): Promise<void> {
		const { connection } = this.#place;
		if (!connection) throw new SessionError('not-joined');
		await connection.socket.request('parley:say', { text });
	}

	setHand(raised: boolean): Promise<void> {
		return this.#room.setHand(raised);
	}

	admit(waitingId: string): Promise<void> {
		return this.#room.admit(waitingId);
	}

	turnAway(waitingId: string): Promise<void> {
		return this.#room.turnAway(waitingId);
	}

	removeParticipant(participantId: string): Promise<void> {
		return this.#room.removeParticipant(participantId);
	}

	setRoom(change: Partial<RoomConditions>): Promise<void> {
		return this.#room.setRoom(change);
	}

	lowerHand(participantId: string): Promise<void> {
		return this.#room.lowerHand(participantId);
	}

	endForAll(): Promise<void> {
		return this.#room.endForAll();
	}

	statistics(): Promise<StreamStatistics[]> {
		return this.#place.statistics();
	}

	wake(): void {
		this.#place.wake();
	}

	leave(): Promise<void> {
		return this.#place.leave();
	}
}

import mitt, { type Emitter } from 'mitt';
import { newIdentity } from '../identity.ts';
import { lacking } from '../lacking.ts';
import type { LoadDevice } from '../mediasoup/loadDevice.ts';
import { PlaceInCall } from '../mediasoup/placeInCall.ts';
import type {
	JoinOptions,
	Publication,
	PublishOptions,
	Reception,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { DemoEntry } from './demoEntry.ts';

const ownHostOnly = { unavailable: 'own-host-only' } as const;
const capabilities = {
	publish: true,
	receive: true,
	layers: true,
	'pause-reception': true,
	'screen-beside-camera': true,
	'mute-without-renegotiation': true,
	preview: { unavailable: 'server' },
	moderation: ownHostOnly,
	knocking: ownHostOnly,
	hands: ownHostOnly,
} as const;

/** A place in a room of a server that speaks a dialect of mediasoup-demo. */
export class MediasoupDemoSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #entry: DemoEntry;
	readonly #place: PlaceInCall;

	constructor(target: TargetOf<'mediasoup-demo'>, loadDevice: LoadDevice) {
		this.#entry = new DemoEntry(target, target.identity ?? newIdentity(), loadDevice, (message) =>
			this.events.emit('message', message),
		);
		this.#place = new PlaceInCall(this.events, this.#entry);
	}

	get capabilities(): SessionCapabilities {
		return { ...capabilities, messages: this.#entry.takesText || { unavailable: 'turned-off' } };
	}

	/** Tells nothing; but one who joins within the next seconds has to ask for less. */
	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		await this.#entry.prepare(signal);
		return null;
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
		if (!this.#place.connection) throw new SessionError('not-joined');
		if (!this.#entry.chat) throw new SessionError('unsupported', 'messages');
		await this.#entry.chat.send(text);
	}

	setHand = lacking('hands');
	admit = lacking('knocking');
	turnAway = lacking('knocking');
	removeParticipant = lacking('moderation');
	setRoom = lacking('moderation');
	lowerHand = lacking('hands');
	endForAll = lacking('moderation');

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

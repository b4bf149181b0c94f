import mitt from 'mitt';
import type {
	Publication,
	PublishOptions,
	Reception,
	Session,
	SessionCapabilities,
	SessionEvents,
} from '../session/session.ts';
import type { MicrophoneEvents } from '../sound/microphone.ts';
import { SoundError, type SoundErrorReason } from '../sound/soundError.ts';
import type { MicrophoneLike } from './voice.ts';

/**
 * Stand-ins for what Node does not have: media devices and a server. What they do is what the e2e tests
 * see the real ones do (e2e/session, e2e/sound, e2e/call).
 */
export class ScriptedTrack extends EventTarget {
	readonly id = crypto.randomUUID();
	enabled = true;
	readyState: 'live' | 'ended' = 'live';
	muted = false;
	contentHint = '';
	onended: (() => void) | null = null;
	onmute: (() => void) | null = null;
	onunmute: (() => void) | null = null;

	constructor(
		readonly kind: 'audio' | 'video',
		readonly label = kind,
	) {
		super();
	}

	stop(): void {
		this.readyState = 'ended';
	}

	getSettings() {
		return { width: 640, height: 360 };
	}

	get real(): MediaStreamTrack {
		return this as unknown as MediaStreamTrack;
	}
}

export class ScriptedStream {
	constructor(private readonly tracks: ScriptedTrack[]) {}
	getTracks() {
		return this.tracks;
	}
	getVideoTracks() {
		return this.tracks.filter(({ kind }) => kind === 'video');
	}
	getAudioTracks() {
		return this.tracks.filter(({ kind }) => kind === 'audio');
	}
}

export class ScriptedPublication implements Publication {
	closed = false;
	/** Everything that was done to it, in order. */
	readonly done: string[] = [];

	constructor(
		public track: MediaStreamTrack,
		readonly source: PublishOptions['source'],
		public muted: boolean,
	) {}

	async setMuted(muted: boolean): Promise<void> {
		this.muted = muted;
		this.done.push(muted ? 'muted' : 'unmuted');
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		this.track = track;
		this.done.push('replaced');
	}

	async close(): Promise<void> {
		this.closed = true;
	}
}

export class ScriptedSession implements Session {
	capabilities: SessionCapabilities = {
		publish: true,
		receive: true,
		layers: true,
		'pause-reception': true,
		messages: true,
		'screen-beside-camera': true,
		'mute-without-renegotiation': true,
		preview: true,
		moderation: true,
		knocking: true,
		hands: true,
	};
	readonly events = mitt<SessionEvents>();
	readonly publications: ScriptedPublication[] = [];
	readonly receptions = new Map<string, Reception>();
	left = false;
	wakes = 0;
	refusal: Error | null = null;
	/** What joining still waits for once one is inside. */
	settling: Promise<void> = Promise.resolve();
	/** What was asked of the room, in order. */
	readonly asked: unknown[][] = [];
	roomRefusal: Error | null = null;

	/** As a server that changes its mind. */
	become(capabilities: Partial<SessionCapabilities>): void {
		this.capabilities = { ...this.capabilities, ...capabilities };
		this.events.emit('capabilities-changed');
	}

	async preview() {
		return { inside: ['Anna'], door: 'open' as const };
	}

	async join(): Promise<void> {
		this.events.emit('state', { kind: 'joining' });
		if (this.refusal) throw this.refusal;
		this.events.emit('state', { kind: 'joined' });
		await this.settling;
	}

	async publish(track: MediaStreamTrack, { source, muted = false }: PublishOptions): Promise<Publication> {
		const publication = new ScriptedPublication(track, source, muted);
		this.publications.push(publication);
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.receptions.set(trackId, reception);
	}

	sendMessage = (text: string) => this.#ask('sendMessage', text);

	setHand = (raised: boolean) => this.#ask('setHand', raised);
	admit = (id: string) => this.#ask('admit', id);
	turnAway = (id: string) => this.#ask('turnAway', id);
	removeParticipant = (id: string) => this.#ask('removeParticipant', id);
	setRoom = (change: object) => this.#ask('setRoom', change);
	lowerHand = (id: string) => this.#ask('lowerHand', id);
	endForAll = () => this.#ask('endForAll');

	async #ask(...what: unknown[]): Promise<void> {
		if (this.roomRefusal) throw this.roomRefusal;
		this.asked.push(what);
	}

	async statistics() {
		return [];
	}

	wake(): void {
		this.wakes++;
	}

	async leave(): Promise<void> {
		this.left = true;
	}

	of(source: PublishOptions['source']): ScriptedPublication {
		const found = this.publications.findLast((one) => one.source === source);
		if (!found) throw new Error(`${source} is not published`);
		return found;
	}
}

export class ScriptedMicrophone implements MicrophoneLike {
	readonly events = mitt<MicrophoneEvents>();
	readonly track = new ScriptedTrack('audio').real;
	device = null;
	denoise = false;
	listening: MicrophoneLike['listening'] = 'off';
	problem: SoundErrorReason | null = null;
	closed = false;

	async setListening(listening: MicrophoneLike['listening']): Promise<void> {
		if (listening !== 'off' && this.problem) throw new SoundError(this.problem);
		if (listening !== 'off' && this.listening === 'off')
			this.events.emit('device-changed', { deviceId: 'mic', label: 'Microphone', wanted: true });
		this.listening = listening;
	}

	async setDenoise(on: boolean): Promise<void> {
		this.denoise = on;
		this.events.emit('denoise-changed', { on });
	}

	async useDevice(): Promise<void> {}

	onLevel(): () => void {
		return () => {};
	}

	async resume(): Promise<void> {}

	async close(): Promise<void> {
		this.closed = true;
	}
}

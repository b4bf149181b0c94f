import mitt, { type Emitter } from 'mitt';
import type {
	ConnectionQuality,
	RoomConditions,
	RoomPreview,
	Session,
	SessionState,
} from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import type { Playback } from '../sound/playback.ts';
import { Chat } from './chat.ts';
import type { CallDevices } from './devices.ts';
import { Door } from './door.ts';
import { noteNews } from './news.ts';
import { Notices } from './notices.ts';
import { ownId, ownParticipant } from './ownParticipant.ts';
import { People } from './people.ts';
import { type CallWishes, Sending } from './sending.ts';
import { LocalSoundCheck } from './soundCheck.ts';
import type { CallIntents, CallPhase, CallState } from './state.ts';
import type { MicrophoneLike } from './voice.ts';
import { HeardLevels } from './voiceLevels.ts';

export interface CallOptions {
	/** Opened when it is first needed; the call leaves it in the end. */
	readonly openSession: () => Promise<Session>;
	readonly displayName: string;
	readonly devices: CallDevices;
	readonly microphone: MicrophoneLike;
	readonly playback: Pick<
		Playback,
		'events' | 'play' | 'remove' | 'setVolume' | 'setOutput' | 'unblock' | 'close'
	>;
	/** As the person last chose: what joining begins with. */
	readonly wishes: CallWishes;
}

export type CallEvents = { changed: CallState };

/**
 * One call, from the lobby to its end: owns the session, the person's devices and what is known of the
 * others, carries out intents, and says after every change what is so now. Plain TypeScript: stores and
 * views know it, it knows neither.
 */
export class Call implements CallIntents {
	readonly events: Emitter<CallEvents> = mitt<CallEvents>();
	readonly levels = new HeardLevels(ownId);
	readonly chat = new Chat(() => this.#options.displayName);
	readonly #options: CallOptions;
	readonly #people = new People(this.levels);
	readonly #door = new Door();
	readonly #notices = new Notices(() => this.#touch());
	readonly #sending: Sending;
	readonly #cancel = new AbortController();
	readonly soundCheck: LocalSoundCheck;
	#phase: CallPhase = { kind: 'idle' };
	#insideSince = 0;
	#session: Promise<Session> | null = null;
	#opened: Session | null = null;
	#joined: Session | null = null;
	/** Of what one sends; while reconnecting nothing is sent. */
	#ownConnection: ConnectionQuality = 'good';
	/** What the browser lets through only after a click. */
	readonly #heldBack = new Set<'voice' | 'playback'>();
	#state: CallState | null = null;
	#telling = false;

	constructor(options: CallOptions) {
		this.#options = options;
		this.#sending = new Sending(options);
		this.soundCheck = new LocalSoundCheck(options.devices);
		this.#listen();
	}

	get state(): CallState {
		this.#state ??= this.#compose();
		return this.#state;
	}

	/** Who is inside, before joining; warms the connection up. @throws {SessionError} */
	async preview(): Promise<RoomPreview | null> {
		return (await this.#open()).preview(this.#cancel.signal);
	}

	/** Joins with microphone and camera as wished. How it went is in the state; it does not throw. */
	async join(): Promise<void> {
		if (this.#phase.kind !== 'idle') return;
		this.#become({ kind: 'joining' });
		const opening = this.#sending.open();
		try {
			const session = await this.#open();
			session.events.on('state', (state) => this.#sessionBecame(session, state));
			this.#people.follow(session);
			session.events.on('connection-quality', ({ participantId, quality }) => {
				if (participantId !== null) return;
				this.#ownConnection = quality;
				this.#touch();
			});
			this.#door.follow(session);
			this.chat.follow(session);
			const joined = inside(session);
			const joining = session.join({ displayName: this.#options.displayName }, this.#cancel.signal);
			await Promise.race([joined, joining]);
			if (this.#cancel.signal.aborted) return;
			const sending = this.#sending.start((track, how) => session.publish(track, how));
			// Its failure is seen when it is awaited.
			sending.catch(() => {});
			await joining;
			if (this.#cancel.signal.aborted) return;
			this.#people.announce();
			this.#door.announce();
			await Promise.all([sending, opening]);
		} catch (error) {
			await this.#fail(error);
		}
	}

	async leave(): Promise<void> {
		await this.#end({ kind: 'ended', reason: 'left' });
	}

	setMicrophoneOn(on: boolean): Promise<void> {
		return this.#sending.setMicrophoneOn(on);
	}

	holdToTalk(held: boolean): Promise<void> {
		return held && this.#phase.kind !== 'inside' ? Promise.resolve() : this.#sending.holdToTalk(held);
	}

	setCameraOn(on: boolean): Promise<void> {
		return this.#sending.setCameraOn(on);
	}

	setDenoise(on: boolean): Promise<void> {
		return this.#sending.setDenoise(on);
	}

	setTalkingWhileMutedHint(on: boolean): void {
		this.#sending.setTalkingWhileMutedHint(on);
	}

	startShare(options: { title: string | null; withSound: boolean }): Promise<void> {
		return this.#sending.startShare(options);
	}

	stopShare(): Promise<void> {
		return this.#sending.stopShare();
	}

	setShareFavours(favours: 'text' | 'motion'): void {
		this.#sending.setShareFavours(favours);
	}

	showVideo(trackId: string, size: { width: number; height: number } | null): void {
		if (!this.#joined) return;
		// Where it cannot be paused, it comes in any case.
		if (!size && this.#joined.capabilities['pause-reception'] !== true) return;
		this.#joined.setReception(trackId, size ? { wanted: true, size } : { wanted: false });
	}

	setParticipantVolume(participantId: string, volume: number): void {
		this.#people.setVolume(participantId, volume);
		for (const trackId of this.#people.soundsOf(participantId))
			this.#options.playback.setVolume(trackId, volume);
	}

	async chooseDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string): Promise<void> {
		if (kind === 'microphone') await this.#sending.voice.useDevice(deviceId);
		else if (kind === 'camera') await this.#sending.camera.useDevice(deviceId);
		else await this.#options.playback.setOutput(deviceId);
	}

	async allowSound(): Promise<void> {
		await Promise.all([this.#options.playback.unblock(), this.#sending.voice.resume()]);
	}

	dismissNotice(id: number): void {
		this.#notices.dismiss(id);
	}

	setHand(raised: boolean): Promise<void> {
		return this.#door.setHand(raised);
	}

	admit(waitingId: string): Promise<void> {
		return this.#door.admit(waitingId);
	}

	turnAway(waitingId: string): Promise<void> {
		return this.#door.turnAway(waitingId);
	}

	removeParticipant(participantId: string): Promise<void> {
		return this.#door.removeParticipant(participantId);
	}

	setRoom(change: Partial<RoomConditions>): Promise<void> {
		return this.#door.setRoom(change);
	}

	lowerHand(participantId: string): Promise<void> {
		return this.#door.lowerHand(participantId);
	}

	endForAll(): Promise<void> {
		return this.#door.endForAll();
	}

	/** The machine slept: what was connected may not be any more. */
	wake(): void {
		this.#joined?.wake();
	}

	/** What the streams are doing, for the statistics view and the tests. */
	async statistics() {
		return this.#joined ? this.#joined.statistics() : [];
	}

	#open(): Promise<Session> {
		this.#session ??= this.#options.openSession().then(
			(session) => {
				this.#opened = session;
				session.events.on('capabilities-changed', () => this.#mayNow());
				this.#mayNow();
				return session;
			},
			(error: unknown) => {
				this.#session = null;
				throw error;
			},
		);
		return this.#session;
	}

	/** What the server can and allows is another thing, or is known for the first time. */
	#mayNow(): void {
		if (!this.#opened) return;
		this.#sending.allow(this.#opened.capabilities);
		this.#touch();
	}

	#listen(): void {
		const { playback } = this.#options;
		const touch = () => this.#touch();
		const { voice, camera, share } = this.#sending;
		this.#sending.events.on('changed', touch);
		voice.events.on('level', ({ level }) => this.levels.setOwn(level));
		voice.events.on('blocked', () => this.#setHeldBack('voice', true));
		voice.events.on('unblocked', () => this.#setHeldBack('voice', false));
		playback.events.on('blocked', () => this.#setHeldBack('playback', true));
		playback.events.on('unblocked', () => this.#setHeldBack('playback', false));
		this.#people.events.on('changed', touch);
		this.#people.events.on('sound', ({ trackId, participantId, track }) => {
			if (!track) return playback.remove(trackId);
			playback.play(trackId, track);
			playback.setVolume(trackId, this.#people.volumeOf(participantId));
		});
		this.#door.events.on('changed', touch);
		this.chat.events.on('changed', touch);
		noteNews(this.#notices, {
			voice,
			camera,
			share,
			people: this.#people,
			door: this.#door,
			chat: this.chat,
		});
	}

	/** In the lobby it is not said: the next click, on Join, lets sound through. */
	#setHeldBack(sound: 'voice' | 'playback', heldBack: boolean): void {
		if (heldBack) this.#heldBack.add(sound);
		else this.#heldBack.delete(sound);
		if (this.#heldBack.size === 0) this.#notices.retract('sound-blocked');
		else if (heldBack && this.#phase.kind !== 'idle') this.#notices.say({ kind: 'sound-blocked' });
	}

	#sessionBecame(session: Session, state: SessionState): void {
		if (state.kind === 'joined') {
			// From here, not from `join`'s end: tiles appear, and say their size, while tracks still arrive.
			this.#joined = session;
			this.#mayNow();
			// Another connection: what was said of the last one does not hold.
			this.#ownConnection = 'good';
			this.#people.forgetConnections();
			if (this.#phase.kind === 'reconnecting') this.#notices.say({ kind: 'back-in-call' });
			this.#insideSince ||= Date.now();
			this.#become({ kind: 'inside', since: this.#insideSince });
		} else if (state.kind === 'reconnecting') {
			// Nobody may be heard by surprise when the call is back.
			void this.#sending.holdToTalk(false);
			const { attempt, reason } = state;
			const lostAt = this.#phase.kind === 'reconnecting' ? this.#phase.lostAt : Date.now();
			this.#become({ kind: 'reconnecting', since: this.#insideSince, lostAt, attempt, reason });
		} else if (state.kind === 'knocking') {
			this.#become(state);
		} else if (state.kind === 'left') {
			const { reason, error } = state;
			void this.#end({ kind: 'ended', reason, ...(error && { error: error.reason }) });
		}
	}

	async #fail(error: unknown): Promise<void> {
		const reason = error instanceof SessionError ? error.reason : 'protocol';
		if (!(error instanceof SessionError)) console.error('joining failed', error);
		await this.#end({ kind: 'ended', reason: 'failed', error: reason });
	}

	async #end(ended: Extract<CallPhase, { kind: 'ended' }>): Promise<void> {
		if (this.#phase.kind === 'ended') return;
		this.#become(ended);
		this.#cancel.abort();
		this.#joined = null;
		this.soundCheck.close();
		this.#people.close();
		this.#door.close();
		this.chat.close();
		this.#options.playback.close();
		const session = this.#session?.then((one) => one.leave());
		await Promise.all([this.#sending.close(), session?.catch(() => {})]);
		this.#touch();
	}

	#become(phase: CallPhase): void {
		this.#phase = phase;
		this.#touch();
	}

	/** Told once for everything that changed in one turn. */
	#touch(): void {
		this.#state = null;
		if (this.#telling) return;
		this.#telling = true;
		queueMicrotask(() => {
			this.#telling = false;
			this.events.emit('changed', this.state);
		});
	}

	#compose(): CallState {
		const own = this.#sending.state;
		const connection = this.#phase.kind === 'reconnecting' ? 'lost' : this.#ownConnection;
		const { room, hand } = this.#door;
		const place = { role: room.role, hand };
		const self = ownParticipant(this.#options.displayName, own, this.#sending.media, {
			connection,
			...place,
		});
		return {
			phase: this.#phase,
			participants: [self, ...this.#people.states()],
			speakerId: this.#people.speakerId,
			own,
			room,
			chat: this.chat.state,
			notices: this.#notices.list,
			capabilities: this.#opened?.capabilities ?? null,
		};
	}
}

/** Resolves once one may send: that does not wait for what `join` still has to receive. */
function inside({ events }: Session): Promise<void> {
	return new Promise((resolve) => {
		events.on('state', ({ kind }) => {
			if (kind === 'joined') resolve();
		});
	});
}

/** A call that is not joined yet. */
export function createCall(options: CallOptions): Call {
	return new Call(options);
}

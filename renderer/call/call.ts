import mitt, { type Emitter } from 'mitt';
import type {
	ConnectionQuality,
	PublishOptions,
	RoomConditions,
	RoomPreview,
	Session,
	SessionState,
} from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import type { Playback } from '../sound/playback.ts';
import { openWhenTheyCome } from './awaitedDevices.ts';
import { CameraSending } from './cameraSending.ts';
import { Chat } from './chat.ts';
import type { CallDevices } from './devices.ts';
import { Door } from './door.ts';
import { noteNews } from './news.ts';
import { Notices } from './notices.ts';
import { type CameraWish, OwnCamera } from './ownCamera.ts';
import { ownId, ownParticipant } from './ownParticipant.ts';
import { OwnShare } from './ownShare.ts';
import { People } from './people.ts';
import { ShareSending } from './shareSending.ts';
import { LocalSoundCheck } from './soundCheck.ts';
import type { CallIntents, CallPhase, CallState, DeviceProblem } from './state.ts';
import { type MicrophoneLike, Voice } from './voice.ts';
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

export interface CallWishes {
	readonly microphoneOn: boolean;
	readonly cameraOn: boolean;
	readonly denoise: boolean;
	readonly talkingWhileMutedHint: boolean;
	readonly camera: CameraWish;
	/** How own sound is sent. */
	readonly sound?: PublishOptions['sound'];
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
	readonly #voice: Voice;
	readonly #camera: OwnCamera;
	readonly #cameraSending: CameraSending;
	readonly #share: ShareSending;
	readonly #cancel = new AbortController();
	readonly soundCheck: LocalSoundCheck;
	readonly #stopAwaiting: () => void;
	/** As the person last said: what is missing is still wanted. */
	readonly #wanted: { microphone: boolean; camera: boolean };
	#phase: CallPhase = { kind: 'idle' };
	#insideSince = 0;
	#session: Promise<Session> | null = null;
	#joined: Session | null = null;
	#cameraProblem: DeviceProblem | null = null;
	#cameraBusy = false;
	/** Of what one sends; while reconnecting nothing is sent. */
	#ownConnection: ConnectionQuality = 'good';
	/** What the browser lets through only after a click. */
	readonly #heldBack = new Set<'voice' | 'playback'>();
	#state: CallState | null = null;
	#telling = false;

	constructor(options: CallOptions) {
		this.#options = options;
		const { wishes, microphone, devices } = options;
		this.#voice = new Voice(microphone, {
			on: wishes.microphoneOn,
			denoise: wishes.denoise,
			talkingWhileMutedHint: wishes.talkingWhileMutedHint,
		});
		this.#camera = new OwnCamera(devices, wishes.camera);
		this.#cameraSending = new CameraSending(wishes.camera, () => this.#noCamera('failed'));
		this.#share = new ShareSending(new OwnShare(devices), (track, how) => this.#publish(track, how));
		this.soundCheck = new LocalSoundCheck(devices);
		this.#wanted = { microphone: wishes.microphoneOn, camera: wishes.cameraOn };
		this.#stopAwaiting = openWhenTheyCome(devices, () => this.#awaited());
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
		const opening = Promise.all([this.#voice.open(), this.#openCameraIfWished()]);
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
			await session.join({ displayName: this.#options.displayName }, this.#cancel.signal);
			if (this.#cancel.signal.aborted) return;
			this.#people.announce();
			this.#door.announce();
			await Promise.all([
				this.#voice.publish((track, how) => this.#publish(track, how), this.#options.wishes.sound),
				this.#cameraSending.start((track, how) => this.#publish(track, how)),
				opening,
			]);
		} catch (error) {
			await this.#fail(error);
		}
	}

	async leave(): Promise<void> {
		await this.#end({ kind: 'ended', reason: 'left' });
	}

	setMicrophoneOn(on: boolean): Promise<void> {
		this.#wanted.microphone = on;
		return this.#voice.setOn(on);
	}

	async holdToTalk(held: boolean): Promise<void> {
		if (held && this.#phase.kind !== 'inside') return;
		await this.#voice.hold(held);
	}

	async setCameraOn(on: boolean): Promise<void> {
		this.#wanted.camera = on;
		this.#cameraBusy = on;
		this.#touch();
		await this.#camera.setOn(on);
		this.#cameraBusy = false;
		this.#touch();
	}

	setDenoise(on: boolean): Promise<void> {
		return this.#voice.setDenoise(on);
	}

	setTalkingWhileMutedHint(on: boolean): void {
		this.#voice.setTalkingWhileMutedHint(on);
	}

	startShare(options: { title: string | null; withSound: boolean }): Promise<void> {
		return this.#share.start(options);
	}

	stopShare(): Promise<void> {
		return this.#share.stop();
	}

	setShareFavours(favours: 'text' | 'motion'): void {
		this.#share.setFavours(favours);
	}

	showVideo(trackId: string, size: { width: number; height: number } | null): void {
		this.#joined?.setReception(trackId, size ? { wanted: true, size } : { wanted: false });
	}

	setParticipantVolume(participantId: string, volume: number): void {
		this.#people.setVolume(participantId, volume);
		for (const trackId of this.#people.soundsOf(participantId))
			this.#options.playback.setVolume(trackId, volume);
	}

	async chooseDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string): Promise<void> {
		if (kind === 'microphone') await this.#voice.useDevice(deviceId);
		else if (kind === 'camera') await this.#camera.useDevice(deviceId);
		else await this.#options.playback.setOutput(deviceId);
	}

	async allowSound(): Promise<void> {
		await Promise.all([this.#options.playback.unblock(), this.#voice.resume()]);
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
		this.#session ??= this.#options.openSession().catch((error: unknown) => {
			this.#session = null;
			throw error;
		});
		return this.#session;
	}

	#awaited() {
		if (this.#phase.kind !== 'idle') return [];
		const { microphone, camera } = this.#wanted;
		return [
			...(microphone
				? [{ problem: this.#voice.state.problem, open: () => void this.setMicrophoneOn(true) }]
				: []),
			...(camera ? [{ problem: this.#cameraProblem, open: () => void this.setCameraOn(true) }] : []),
		];
	}

	async #openCameraIfWished(): Promise<void> {
		// The lobby has opened it: opened again it would be dark for a moment.
		if (this.#camera.track) return;
		if (this.#options.wishes.cameraOn || this.#camera.on) await this.setCameraOn(true);
	}

	#publish(track: MediaStreamTrack, how: PublishOptions) {
		if (!this.#joined) return Promise.reject(new SessionError('not-joined'));
		return this.#joined.publish(track, how);
	}

	#listen(): void {
		const { playback } = this.#options;
		const touch = () => this.#touch();
		this.#voice.events.on('changed', touch);
		this.#voice.events.on('level', ({ level }) => this.levels.setOwn(level));
		this.#voice.events.on('blocked', () => this.#setHeldBack('voice', true));
		this.#voice.events.on('unblocked', () => this.#setHeldBack('voice', false));
		this.#camera.events.on('track', (track) => {
			void this.#cameraSending.show(track);
			this.#touch();
		});
		this.#camera.events.on('problem', (problem) => this.#noCamera(problem));
		this.#share.events.on('changed', touch);
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
			voice: this.#voice,
			camera: this.#camera,
			share: this.#share,
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
			// Another connection: what was said of the last one does not hold.
			this.#ownConnection = 'good';
			this.#people.forgetConnections();
			if (this.#phase.kind === 'reconnecting') this.#notices.say({ kind: 'back-in-call' });
			this.#insideSince ||= Date.now();
			this.#become({ kind: 'inside', since: this.#insideSince });
		} else if (state.kind === 'reconnecting') {
			// Nobody may be heard by surprise when the call is back.
			void this.#voice.hold(false);
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
		this.#camera.close();
		this.#share.close();
		this.#stopAwaiting();
		this.soundCheck.close();
		this.#people.close();
		this.#door.close();
		this.chat.close();
		this.#options.playback.close();
		const session = this.#session?.then((one) => one.leave());
		await Promise.all([this.#voice.close(), session?.catch(() => {})]);
		this.#touch();
	}

	#noCamera(problem: DeviceProblem | null): void {
		this.#cameraProblem = problem;
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
		const own = {
			microphone: this.#voice.state,
			camera: { on: this.#camera.track !== null, busy: this.#cameraBusy, problem: this.#cameraProblem },
			share: this.#share.state,
			denoise: this.#voice.denoise,
		};
		const media = { camera: this.#camera.track, screen: this.#share.stream };
		const connection = this.#phase.kind === 'reconnecting' ? 'lost' : this.#ownConnection;
		const { room, hand } = this.#door;
		const place = { role: room.role, hand };
		const self = ownParticipant(this.#options.displayName, own, media, { connection, ...place });
		return {
			phase: this.#phase,
			participants: [self, ...this.#people.states()],
			speakerId: this.#people.speakerId,
			own,
			room,
			chat: this.chat.state,
			notices: this.#notices.list,
			capabilities: this.#joined?.capabilities ?? null,
		};
	}
}

/** A call that is not joined yet. */
export function createCall(options: CallOptions): Call {
	return new Call(options);
}

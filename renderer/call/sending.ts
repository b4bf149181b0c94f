import mitt, { type Emitter } from 'mitt';
import type { Publication, PublishOptions, SessionCapabilities } from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import { openWhenTheyCome } from './awaitedDevices.ts';
import { CameraSending } from './cameraSending.ts';
import type { CallDevices } from './devices.ts';
import { type CameraWish, OwnCamera } from './ownCamera.ts';
import { OwnShare } from './ownShare.ts';
import { ShareSending } from './shareSending.ts';
import type { CallIntents, DeviceProblem, OwnMedia } from './state.ts';
import { type MicrophoneLike, Voice } from './voice.ts';

export interface CallWishes {
	readonly microphoneOn: boolean;
	readonly cameraOn: boolean;
	readonly denoise: boolean;
	readonly talkingWhileMutedHint: boolean;
	readonly camera: CameraWish;
	/** How own sound is sent. */
	readonly sound?: PublishOptions['sound'];
}

export interface SendingOptions {
	readonly devices: CallDevices;
	readonly microphone: MicrophoneLike;
	/** As the person last chose: what joining begins with. */
	readonly wishes: CallWishes;
}

type Publish = (track: MediaStreamTrack, options: PublishOptions) => Promise<Publication>;
type SendingIntents = Pick<
	CallIntents,
	| 'setMicrophoneOn'
	| 'holdToTalk'
	| 'setCameraOn'
	| 'setDenoise'
	| 'setTalkingWhileMutedHint'
	| 'startShare'
	| 'stopShare'
	| 'setShareFavours'
>;

/**
 * All that one sends oneself: voice, camera and a shared screen, as far as the server allows it. Where it
 * does not, no device is opened and nothing is published; when it does again, everything stays off until the
 * person switches it on.
 */
export class Sending implements SendingIntents {
	readonly events: Emitter<{ changed: undefined }> = mitt<{ changed: undefined }>();
	readonly voice: Voice;
	readonly camera: OwnCamera;
	readonly share: ShareSending;
	readonly #wishes: CallWishes;
	readonly #cameraSending: CameraSending;
	readonly #stopAwaiting: () => void;
	/** As the person last said: what is missing is still wanted. */
	readonly #wanted: { microphone: boolean; camera: boolean };
	#cameraProblem: DeviceProblem | null = null;
	#cameraBusy = false;
	#capabilities: SessionCapabilities | null = null;
	/** Null until one is inside, and afterwards. */
	#publish: Publish | null = null;
	#published = false;
	/** In the lobby. */
	#waiting = true;
	#settling: Promise<void> = Promise.resolve();
	/** Until what was forbidden last is put away. */
	#ceasing: Promise<void> = Promise.resolve();

	constructor({ devices, microphone, wishes }: SendingOptions) {
		this.#wishes = wishes;
		this.voice = new Voice(microphone, {
			on: wishes.microphoneOn,
			denoise: wishes.denoise,
			talkingWhileMutedHint: wishes.talkingWhileMutedHint,
		});
		this.camera = new OwnCamera(devices, wishes.camera);
		this.#cameraSending = new CameraSending(wishes.camera, () => this.#noCamera('failed'));
		this.share = new ShareSending(new OwnShare(devices), (track, how) => this.#send(track, how));
		this.#wanted = { microphone: wishes.microphoneOn, camera: wishes.cameraOn };
		this.#stopAwaiting = openWhenTheyCome(devices, () => this.#awaited());
		this.#listen();
	}

	get state(): OwnMedia {
		return {
			microphone: this.voice.state,
			camera: { on: this.camera.track !== null, busy: this.#cameraBusy, problem: this.#cameraProblem },
			share: this.share.state,
			denoise: this.voice.denoise,
		};
	}

	/** What one sees of oneself. */
	get media() {
		return { camera: this.camera.track, screen: this.share.stream };
	}

	/** Devices as wished. Problems are in the state: a call without a microphone is a call. */
	async open(): Promise<void> {
		this.#waiting = false;
		await Promise.all([this.voice.open(), this.#openCameraIfWished()]);
		await this.#settle();
	}

	/** One is inside: from now on it is sent. @throws {SessionError} */
	start(publish: Publish): Promise<void> {
		this.#publish = publish;
		return this.#settle();
	}

	/** What the server can and allows, now and whenever that changes. */
	allow(capabilities: SessionCapabilities): void {
		const before = this.#allowed;
		this.#capabilities = capabilities;
		// Told again, it is no news: what would be switched off by then is what was switched on since.
		if (this.#allowed === before) return;
		if (!this.#allowed) Object.assign(this.#wanted, { microphone: false, camera: false });
		this.#settle().catch((error) => console.warn('what is sent could not be changed', error));
	}

	async setMicrophoneOn(on: boolean): Promise<void> {
		if (on && !this.#allowed) return;
		this.#wanted.microphone = on;
		if (on && !(await this.#stillWanted('microphone'))) return;
		await this.voice.setOn(on);
	}

	async holdToTalk(held: boolean): Promise<void> {
		if (held && !(this.#publish && this.#allowed)) return;
		await this.voice.hold(held);
	}

	async setCameraOn(on: boolean): Promise<void> {
		if (on && !(this.#allowed && this.#cameraHasPlace)) return;
		this.#wanted.camera = on;
		if (on && !(await this.#stillWanted('camera'))) return;
		await this.#switchCamera(on);
	}

	setDenoise(on: boolean): Promise<void> {
		return this.voice.setDenoise(on);
	}

	setTalkingWhileMutedHint(on: boolean): void {
		this.voice.setTalkingWhileMutedHint(on);
	}

	async startShare(options: { title: string | null; withSound: boolean }): Promise<void> {
		if (!this.#allowed) return;
		// Opened first: who thinks better of it in the picker keeps their camera.
		const withSound = options.withSound && !this.#onePictureOnly;
		await this.share.start({ ...options, withSound }, () => this.#makePlaceForScreen());
	}

	stopShare(): Promise<void> {
		return this.share.stop();
	}

	setShareFavours(favours: 'text' | 'motion'): void {
		this.share.setFavours(favours);
	}

	async close(): Promise<void> {
		this.#publish = null;
		this.camera.close();
		this.share.close();
		this.#stopAwaiting();
		this.events.all.clear();
		await this.voice.close();
	}

	get #allowed(): boolean {
		return (this.#capabilities?.publish ?? true) === true;
	}

	get #onePictureOnly(): boolean {
		return (this.#capabilities?.['screen-beside-camera'] ?? true) !== true;
	}

	get #cameraHasPlace(): boolean {
		return !this.#onePictureOnly || this.share.state.kind === 'off';
	}

	/** It does not come back by itself: nobody is seen by surprise when a shared window closes. */
	async #makePlaceForScreen(): Promise<void> {
		if (!this.#onePictureOnly) return;
		this.#wanted.camera = false;
		await this.#switchCamera(false);
		await this.#cameraSending.release();
	}

	async #switchCamera(on: boolean): Promise<void> {
		this.#cameraBusy = on;
		this.#touch();
		await this.camera.setOn(on);
		this.#cameraBusy = false;
		this.#touch();
	}

	/** What was forbidden is put away first: it would take along what is switched on again. */
	async #stillWanted(what: 'microphone' | 'camera'): Promise<boolean> {
		await this.#ceasing;
		return this.#allowed && this.#wanted[what];
	}

	/** One after the other, and none is left out: what was forbidden in between is not sent by the server any more. */
	#settle(): Promise<void> {
		const allowed = this.#allowed;
		const settled = this.#settling.then(() => (allowed ? this.#begin() : this.#cease()));
		this.#settling = settled.catch(() => {});
		if (!allowed) this.#ceasing = this.#settling;
		return settled;
	}

	async #begin(): Promise<void> {
		const publish = this.#publish;
		if (!publish || this.#published || !this.#allowed) return;
		await Promise.all([
			this.voice.publish(publish, this.#wishes.sound),
			this.#cameraSending.start((track, how) => this.#send(track, how)),
		]);
		this.#published = true;
	}

	async #cease(): Promise<void> {
		this.#published = false;
		await Promise.all([this.voice.setOn(false), this.#switchCamera(false), this.share.stop()]);
		await Promise.all([this.voice.withdraw(), this.#cameraSending.release()]);
	}

	#send(track: MediaStreamTrack, how: PublishOptions): Promise<Publication> {
		return this.#publish?.(track, how) ?? Promise.reject(new SessionError('not-joined'));
	}

	#awaited() {
		if (!this.#waiting) return [];
		const { microphone, camera } = this.#wanted;
		return [
			...(microphone
				? [{ problem: this.voice.state.problem, open: () => void this.setMicrophoneOn(true) }]
				: []),
			...(camera ? [{ problem: this.#cameraProblem, open: () => void this.setCameraOn(true) }] : []),
		];
	}

	async #openCameraIfWished(): Promise<void> {
		// The lobby has opened it: opened again it would be dark for a moment.
		if (this.camera.track) return;
		if (this.#wishes.cameraOn || this.camera.on) await this.setCameraOn(true);
	}

	#listen(): void {
		const touch = () => this.#touch();
		this.voice.events.on('changed', touch);
		this.camera.events.on('track', (track) => {
			void this.#cameraSending.show(track);
			this.#touch();
		});
		this.camera.events.on('problem', (problem) => this.#noCamera(problem));
		this.share.events.on('changed', touch);
	}

	#noCamera(problem: DeviceProblem | null): void {
		this.#cameraProblem = problem;
		this.#touch();
	}

	#touch(): void {
		this.events.emit('changed');
	}
}

import mitt, { type Emitter } from 'mitt';
import type { Publication, PublishOptions } from '../session/session.ts';
import type { Microphone } from '../sound/microphone.ts';
import { SoundError } from '../sound/soundError.ts';
import type { OwnMedia } from './state.ts';

export type VoiceEvents = {
	changed: undefined;
	/** How loud the others hear one, 0 to 1, many times a second. */
	level: { level: number };
	lost: undefined;
	'device-changed': { label: string };
	'denoise-failed': undefined;
	blocked: undefined;
	unblocked: undefined;
};

/** Levels, 0 to 1. */
const speakingAbove = 0.35;
const quietBelow = 0.2;

export type MicrophoneState = OwnMedia['microphone'];
export type DenoiseState = OwnMedia['denoise'];

/** The parts of a microphone that the engine uses. */
export type MicrophoneLike = Pick<
	Microphone,
	| 'events'
	| 'track'
	| 'device'
	| 'denoise'
	| 'listening'
	| 'setDenoise'
	| 'setListening'
	| 'useDevice'
	| 'onLevel'
	| 'resume'
	| 'close'
>;

type Publish = (track: MediaStreamTrack, options: PublishOptions) => Promise<Publication>;

/**
 * The person's own voice: whether the others hear it, whether RNNoise cleans it, and what is heard while
 * muted. Muted means muted first and the device second; unmuted means the device first.
 */
export class Voice {
	readonly events: Emitter<VoiceEvents> = mitt<VoiceEvents>();
	#publication: Publication | null = null;
	#state: MicrophoneState;
	#denoise: DenoiseState;
	#hint: boolean;
	#switching: Promise<void> = Promise.resolve();
	/** The last wish; one that is overtaken on its way is not carried out. */
	#wanted: boolean;
	#hadDevice = false;
	readonly #stopLevel: () => void;

	constructor(
		private readonly microphone: MicrophoneLike,
		wishes: { on: boolean; denoise: boolean; talkingWhileMutedHint: boolean },
	) {
		this.#hint = wishes.talkingWhileMutedHint;
		this.#wanted = wishes.on;
		this.#state = {
			on: wishes.on,
			busy: false,
			held: false,
			problem: null,
			talkingWhileMuted: false,
			speaking: false,
		};
		this.#denoise = { wanted: wishes.denoise, state: 'off' };
		this.#follow();
		this.#stopLevel = microphone.onLevel((level) => this.#heard(level));
	}

	get state(): MicrophoneState {
		return this.#state;
	}

	get denoise(): DenoiseState {
		return this.#denoise;
	}

	/** Opens the device as wished. Problems are in the state: a call without a microphone is a call. */
	async open(): Promise<void> {
		await this.setOn(this.#state.on);
	}

	/** The microphone's one track goes out, muted or not, for as long as the call lasts. */
	async publish(publish: Publish, sound: PublishOptions['sound']): Promise<void> {
		const publication = await publish(this.microphone.track, {
			source: 'microphone',
			muted: !this.#state.on,
			...(sound && { sound }),
		});
		this.#publication = publication;
		await publication.setMuted(!this.#state.on);
	}

	/** It does not go out any more, until it is published again. */
	async withdraw(): Promise<void> {
		const publication = this.#publication;
		this.#publication = null;
		await publication?.close();
		// Not for a hint either.
		await this.microphone.setListening('off');
	}

	/** Resolves when it is so. Wishes that follow each other fast are carried out in order. */
	setOn(on: boolean): Promise<void> {
		if (this.#state.held) this.#become({ held: false });
		return this.#switch(on);
	}

	/** Heard while it is held. Nothing happens when one is heard anyway. */
	async hold(held: boolean): Promise<void> {
		if (held === this.#state.held || (held && (this.#state.on || this.#state.busy))) return;
		this.#become({ held });
		await this.#switch(held);
	}

	async setDenoise(on: boolean): Promise<void> {
		this.#denoise = { wanted: on, state: on ? 'starting' : this.#denoise.state };
		this.events.emit('changed');
		await this.microphone.setDenoise(on);
		this.#settleDenoise();
	}

	/** Whether a muted microphone may listen for "you are talking while muted". */
	setTalkingWhileMutedHint(on: boolean): void {
		this.#hint = on;
		if (!this.#state.on) void this.setOn(false);
	}

	async useDevice(deviceId: string): Promise<void> {
		try {
			await this.microphone.useDevice(deviceId);
			this.#become({ problem: null });
		} catch (error) {
			this.#become({ problem: SoundError.from(error).reason });
		}
	}

	async resume(): Promise<void> {
		await this.microphone.resume();
	}

	async close(): Promise<void> {
		this.#stopLevel();
		this.events.all.clear();
		await this.microphone.close();
	}

	#switch(on: boolean): Promise<void> {
		this.#wanted = on;
		this.#switching = this.#switching.then(() => (on ? this.#unmute() : this.#mute()));
		return this.#switching;
	}

	async #mute(): Promise<void> {
		this.#become({ on: false, talkingWhileMuted: false });
		await this.#publication?.setMuted(true);
		// A device that was refused or is missing is not asked for again just to listen for a hint.
		const listen = this.#hint && this.#state.problem === null && this.#hadDevice;
		try {
			await this.microphone.setListening(listen ? 'voice-only' : 'off');
		} catch (error) {
			this.#become({ problem: SoundError.from(error).reason });
		}
	}

	async #unmute(): Promise<void> {
		if (!this.#wanted) return;
		this.#become({ busy: true });
		try {
			// A device that listens already is let in while the stream begins: the first syllable counts.
			const ready = this.microphone.listening === 'voice-only' && this.microphone.device !== null;
			const listening = this.microphone.setListening('full');
			if (ready) await Promise.all([listening, this.#publication?.setMuted(false)]);
			else await listening;
			// Muted again meanwhile: the next in turn sees to it.
			if (!this.#wanted) return this.#become({ busy: false });
			await this.#publication?.setMuted(false);
			this.#become({ on: true, busy: false, problem: null, talkingWhileMuted: false });
		} catch (error) {
			this.#become({ on: false, busy: false, problem: SoundError.from(error).reason });
			await this.#publication?.setMuted(true);
		}
	}

	#follow(): void {
		const { events } = this.microphone;
		events.on('talking-while-muted', ({ talking }) => this.#become({ talkingWhileMuted: talking }));
		events.on('denoise-changed', () => this.#settleDenoise());
		events.on('denoise-failed', () => {
			this.#denoise = { wanted: this.#denoise.wanted, state: 'failed' };
			this.events.emit('denoise-failed');
			this.events.emit('changed');
		});
		events.on('device-lost', () => this.events.emit('lost'));
		events.on('no-device', ({ reason }) => this.#become({ problem: reason }));
		events.on('device-changed', ({ label }) => {
			this.#become({ problem: null });
			if (this.#hadDevice) this.events.emit('device-changed', { label });
			this.#hadDevice = true;
		});
		events.on('blocked', () => this.events.emit('blocked'));
		events.on('unblocked', () => this.events.emit('unblocked'));
	}

	/** The state changes only when speaking begins or ends; between the two marks it stays as it was. */
	#heard(level: number): void {
		const { on, speaking } = this.#state;
		const now = on && level > (speaking ? quietBelow : speakingAbove);
		if (now !== speaking) this.#become({ speaking: now });
		this.events.emit('level', { level: on ? level : 0 });
	}

	#settleDenoise(): void {
		const { wanted, state } = this.#denoise;
		if (state === 'failed' && wanted && !this.microphone.denoise) return;
		const on = this.microphone.denoise;
		// It joins when sound flows; until then (muted, or no device) it is off, and says so.
		this.#denoise = { wanted, state: on ? 'on' : wanted && this.#state.on ? 'starting' : 'off' };
		this.events.emit('changed');
	}

	#become(change: Partial<MicrophoneState>): void {
		this.#state = { ...this.#state, ...change };
		this.events.emit('changed');
	}
}

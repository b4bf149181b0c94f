import type { SessionEvents } from './session.ts';

/** How often it is looked. */
export const lookEveryMs = 200;
/** Quieter than this is silence (dBov). */
const quietest = -50;
/** How much of the loudness before counts on at each look: about a second. */
const inertia = 0.8;
/** The smoothed level from which somebody speaks; and how much louder the next speaker has to be. */
const speaksFrom = 0.12;
const lead = 1.3;
/** Whoever spoke last is let go after this long a silence. */
const letGoAfterMs = 2_000;

/**
 * Who is heard and who speaks, from the levels of what is received: for servers that do not tell, or tell it
 * too coarsely.
 */
export class Voices {
	readonly #smoothed = new Map<string, number>();
	#speaker: string | null = null;
	#speakerHeardAt = 0;
	#heard = false;

	constructor(
		private readonly tell: {
			levels(levels: SessionEvents['levels']): void;
			speaker(participantId: string | null): void;
		},
	) {}

	/**
	 * @param audible linear level, 0 to 1, by participant; who is not among them is silent
	 * @param now milliseconds on any steady clock
	 */
	look(audible: ReadonlyMap<string, number>, now: number): void {
		const levels = [...audible]
			.map(([participantId, linear]) => ({ participantId, level: levelOf(linear) }))
			.filter(({ level }) => level > 0);
		// Silence is told once.
		if (levels.length > 0 || this.#heard) this.tell.levels(levels);
		this.#heard = levels.length > 0;
		const level = new Map(levels.map((one) => [one.participantId, one.level]));
		for (const id of new Set([...this.#smoothed.keys(), ...level.keys()])) {
			const smoothed = (this.#smoothed.get(id) ?? 0) * inertia + (level.get(id) ?? 0) * (1 - inertia);
			if (smoothed < 0.01) this.#smoothed.delete(id);
			else this.#smoothed.set(id, smoothed);
		}
		this.#choose(now);
	}

	#choose(now: number): void {
		const [loudest, loudness] = [...this.#smoothed].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
		const current = this.#speaker === null ? 0 : (this.#smoothed.get(this.#speaker) ?? 0);
		if (current >= speaksFrom) this.#speakerHeardAt = now;
		let next = this.#speaker;
		if (loudness >= speaksFrom && loudness > current * lead) next = loudest;
		else if (this.#speaker !== null && now - this.#speakerHeardAt > letGoAfterMs) next = null;
		if (next === this.#speaker) return;
		this.#speaker = next;
		this.#speakerHeardAt = now;
		this.tell.speaker(next);
	}
}

/** Linear to 0..1 over the range from silence to full scale. */
function levelOf(linear: number): number {
	if (linear <= 0) return 0;
	return Math.min(1, Math.max(0, 1 - (20 * Math.log10(linear)) / quietest));
}

/**
 * The level at which a receiver plays just now; 0 when nothing came since the last look.
 * @param seen remembers what was looked at before
 */
function levelOfReceiver(receiver: RTCRtpReceiver, seen: WeakMap<RTCRtpReceiver, number>): number {
	// webrtc-pc, 5.3: the latest of each synchronisation source within ten seconds.
	const newest = receiver
		.getSynchronizationSources()
		.reduce<RTCRtpSynchronizationSource | null>((a, b) => (!a || b.timestamp > a.timestamp ? b : a), null);
	if (!newest || seen.get(receiver) === newest.timestamp) return 0;
	seen.set(receiver, newest.timestamp);
	return newest.audioLevel ?? 0;
}

/**
 * Looks again and again who is heard.
 * @param voices whose voice comes through which receiver now
 * @returns ends it
 */
export function watchVoices(
	voices: () => readonly { readonly participantId: string; readonly receiver: RTCRtpReceiver }[],
	tell: ConstructorParameters<typeof Voices>[0],
): () => void {
	const heard = new Voices(tell);
	const seen = new WeakMap<RTCRtpReceiver, number>();
	const timer = setInterval(() => {
		const audible = new Map<string, number>();
		for (const { participantId, receiver } of voices()) {
			const level = levelOfReceiver(receiver, seen);
			audible.set(participantId, Math.max(level, audible.get(participantId) ?? 0));
		}
		heard.look(audible, performance.now());
	}, lookEveryMs);
	return () => clearInterval(timer);
}

import type { Playback } from '../playback.ts';
import { openSoundContext } from '../soundContext.ts';
import { type ToneName, toneSamples } from './tones.ts';

const trackId = 'call sounds';
/** Seconds for the element to begin: without, the first sound would lose its beginning. */
const lead = 0.12;
/** Milliseconds after which nothing more is to come out of the element. */
const restMs = 600;

/**
 * Plays sounds where the others are heard, on the chosen speaker. They come from a context of their own that
 * plays nowhere by itself and leads into no published track, so nobody else can hear them.
 */
export class TonePlayer {
	readonly #playback: Pick<Playback, 'play' | 'remove'>;
	#context: AudioContext | null = null;
	#destination: MediaStreamAudioDestinationNode | null = null;
	#resting: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(playback: Pick<Playback, 'play' | 'remove'>) {
		this.#playback = playback;
	}

	play(name: ToneName): void {
		this.#sound(name).catch((cause: unknown) => console.warn('A sound was not played', cause));
	}

	/** Frees everything; what sounds falls silent. */
	close(): void {
		this.#closed = true;
		clearTimeout(this.#resting);
		this.#playback.remove(trackId);
		void this.#context?.close();
		this.#context = null;
	}

	async #sound(name: ToneName): Promise<void> {
		if (this.#closed) return;
		this.#context ??= openSoundContext();
		const context = this.#context;
		clearTimeout(this.#resting);
		await context.resume();
		if (this.#closed) return;
		const out = this.#lead(context);
		const samples = toneSamples(name, context.sampleRate);
		const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
		buffer.copyToChannel(samples, 0);
		const source = new AudioBufferSourceNode(context, { buffer });
		source.connect(out);
		source.onended = () => source.disconnect();
		source.start(context.currentTime + lead);
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => this.#rest(), (lead + buffer.duration) * 1000 + restMs);
	}

	/** From the first sound on; between two it rests, as an element that plays silence costs time. */
	#lead(context: AudioContext): AudioNode {
		if (this.#destination) return this.#destination;
		this.#destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
		const [track] = this.#destination.stream.getAudioTracks();
		if (track) this.#playback.play(trackId, track);
		return this.#destination;
	}

	#rest(): void {
		if (!this.#destination) return;
		this.#destination = null;
		this.#playback.remove(trackId);
		void this.#context?.suspend();
	}
}

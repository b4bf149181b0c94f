import { Fader } from './fader.ts';
import { LevelMeter } from './levelMeter.ts';

/**
 * What is between the microphone and the call:
 *
 *     device -> fader -+-> input -+-> dry fader -----------+-> mix -> gate -> track
 *     (next) -> fader -+          +-> denoiser -> fader ---+     \-> level meter
 *
 * The track stays the same for as long as the graph lives; what feeds it changes with short fades, so that
 * nothing is renegotiated and nothing clicks. The denoised sound is 29 ms late; a fade from one to the other
 * says those milliseconds twice, or leaves them out, and is never silent.
 */
export class SoundGraph {
	readonly context: AudioContext;
	readonly track: MediaStreamTrack;
	readonly meter: LevelMeter;
	/** The sound as it comes in, of all devices. */
	readonly input: AudioNode;
	/** The sound as it goes into the track. */
	readonly output: AudioNode;
	readonly #dry: Fader;
	readonly #mix: GainNode;
	readonly #gate: Fader;
	#source: { readonly node: MediaStreamAudioSourceNode; readonly fader: Fader } | null = null;
	#denoiser: { readonly node: AudioNode; readonly fader: Fader } | null = null;

	/** @param open whether sound gets into the track, until {@link setOpen} */
	constructor(context: AudioContext, open: boolean) {
		this.context = context;
		this.input = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
		this.#dry = new Fader(context, 1);
		this.#mix = new GainNode(context);
		this.#gate = new Fader(context, open ? 1 : 0);
		this.output = this.#gate.node;
		const destination = new MediaStreamAudioDestinationNode(context, {
			channelCount: 1,
			channelCountMode: 'explicit',
		});
		this.input.connect(this.#dry.node).connect(this.#mix).connect(this.#gate.node).connect(destination);
		const track = destination.stream.getAudioTracks()[0];
		if (!track) throw new Error('The context gives no track');
		this.track = track;
		this.meter = new LevelMeter(context, this.#mix);
	}

	/** Takes the sound from another device, or from none: then it is silent. Resolves after the fade. */
	async setSource(stream: MediaStream | null): Promise<void> {
		const last = this.#source;
		const fades: Promise<void>[] = [];
		this.#source = null;
		if (stream) {
			const node = new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
			const fader = new Fader(this.context, 0);
			node.connect(fader.node).connect(this.input);
			this.#source = { node, fader };
			fades.push(fader.fadeTo(1));
		}
		if (last) fades.push(last.fader.fadeTo(0));
		await Promise.all(fades);
		last?.node.disconnect();
		last?.fader.node.disconnect();
	}

	/** Lets sound into a denoiser, of which nothing is heard until {@link hearDenoiser}. */
	attachDenoiser(node: AudioNode): void {
		if (this.#denoiser) throw new Error('There is a denoiser already');
		const fader = new Fader(this.context, 0);
		this.input.connect(node).connect(fader.node).connect(this.#mix);
		this.#denoiser = { node, fader };
	}

	/** Fades between the sound as it is and the denoised one; resolves when that is done. */
	async hearDenoiser(heard: boolean): Promise<void> {
		if (!this.#denoiser) return;
		await Promise.all([this.#denoiser.fader.fadeTo(heard ? 1 : 0), this.#dry.fadeTo(heard ? 0 : 1)]);
	}

	/** Takes the denoiser out. It should not be heard any more. */
	detachDenoiser(): void {
		if (!this.#denoiser) return;
		this.input.disconnect(this.#denoiser.node);
		this.#denoiser.node.disconnect();
		this.#denoiser.fader.node.disconnect();
		this.#denoiser = null;
	}

	/** Lets sound into the track, or silence; resolves after the fade. */
	async setOpen(open: boolean): Promise<void> {
		await this.#gate.fadeTo(open ? 1 : 0);
	}

	/** Ends the track and frees the context. */
	async close(): Promise<void> {
		this.meter.close();
		this.track.stop();
		this.#source?.node.disconnect();
		this.detachDenoiser();
		if (this.context.state !== 'closed') await this.context.close();
	}
}

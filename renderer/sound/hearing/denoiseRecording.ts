import { Denoiser } from '../denoise/denoiser.ts';

/** Samples by which RNNoise in its worklet lags behind: 448 of framing, 960 of its own. */
const lag = 1_408;
/** Seconds of the recording that it hears first: it then knows the room, as in the middle of a call. */
const listensFirst = 1;

/**
 * What the others would hear of a recording with noise removal: the same RNNoise, faster than time.
 * @returns as long as the recording, and in step with it
 * @throws {DenoiseError} when RNNoise cannot be loaded
 */
export async function denoiseRecording(recording: AudioBuffer): Promise<AudioBuffer> {
	const { length, sampleRate } = recording;
	const first = Math.min(length, listensFirst * sampleRate);
	const context = new OfflineAudioContext(1, first + length + lag, sampleRate);
	const denoiser = await Denoiser.create(context);
	try {
		const play = (at: number, samples: number) => {
			const source = new AudioBufferSourceNode(context, { buffer: recording });
			source.connect(denoiser.node);
			source.start(at / sampleRate, 0, samples / sampleRate);
		};
		denoiser.node.connect(context.destination);
		play(0, first);
		play(first, length);
		const rendered = await context.startRendering();
		const denoised = new AudioBuffer({ length, sampleRate, numberOfChannels: 1 });
		denoised.copyToChannel(rendered.getChannelData(0).subarray(first + lag), 0);
		return denoised;
	} finally {
		denoiser.close();
	}
}

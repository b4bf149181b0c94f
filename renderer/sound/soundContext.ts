/** Samples a second; RNNoise and Opus know no better one. */
export const sampleRate = 48_000;

// TypeScript's DOM library does not know this option yet (Web Audio API, 1.2.5; Chromium 110).
interface SoundContextOptions extends AudioContextOptions {
	readonly sinkId?: { readonly type: 'none' };
}

/**
 * A context that plays nowhere: capture then works without any loudspeaker, and does not stop when the
 * loudspeaker is unplugged. Browsers that do not know this option ignore it.
 */
export function openSoundContext(): AudioContext {
	const options: SoundContextOptions = {
		sampleRate,
		latencyHint: 'interactive',
		sinkId: { type: 'none' },
	};
	return new AudioContext(options);
}

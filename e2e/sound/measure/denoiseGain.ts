import type { Segment } from '../speechInNoise.ts';
import { alignPieces, pick } from './alignment.ts';
import { meanPower, ratioInDb } from './level.ts';
import { speechBand } from './speechBand.ts';

/** Left out at both ends of a segment: reverberation of codec, denoiser and alignment. */
const guardMs = 150;

export interface HeardSpeech {
	/** Speech against the noise of the pauses, the noise under the speech taken off. */
	readonly snrInDb: number;
	/** dBFS */
	readonly pausesInDb: number;
	/** dBFS of the speech within 300 to 3400 Hz, the noise under it taken off. */
	readonly speechBandInDb: number;
	/** How well the recording fits the script, up to 1. */
	readonly correlation: number;
}

export interface DenoiseGain {
	readonly off: HeardSpeech;
	readonly on: HeardSpeech;
	readonly snrGainInDb: number;
	/** How much quieter pauses became; positive is quieter. */
	readonly pausesQuieterByDb: number;
	/** How much louder the speech became within its band; negative is quieter. */
	readonly speechBandChangeInDb: number;
}

/** What a receiver heard of scripted speech in noise; the recording should last one turn of the script or more. */
export function hearSpeech(
	samples: Float32Array,
	sampleRate: number,
	schedule: readonly Segment[],
): HeardSpeech {
	const { startsAtMs, correlation } = alignPieces(samples, sampleRate, schedule);
	const power = (of: Float32Array, kind: Segment['kind']) =>
		meanPower(pick(of, sampleRate, schedule, { kind, startsAtMs, guardMs }));
	const band = speechBand(samples, sampleRate);
	const pauses = power(samples, 'pause');
	return {
		snrInDb: ratioInDb(power(samples, 'speech') - pauses, pauses),
		pausesInDb: ratioInDb(pauses, 1),
		speechBandInDb: ratioInDb(power(band, 'speech') - power(band, 'pause'), 1),
		correlation,
	};
}

/** Compares what was heard with RNNoise off and on. */
export function compareDenoise(off: HeardSpeech, on: HeardSpeech): DenoiseGain {
	return {
		off,
		on,
		snrGainInDb: on.snrInDb - off.snrInDb,
		pausesQuieterByDb: off.pausesInDb - on.pausesInDb,
		speechBandChangeInDb: on.speechBandInDb - off.speechBandInDb,
	};
}

import { LevelMeter } from './levelMeter.ts';
import { openSpeakerContext } from './speakerContext.ts';

/** Two notes (Hz), one after the other: a rising third sounds like a question that was answered. */
const notes = [523.25, 659.25];
/** Seconds. */
const between = 0.18;
const fading = 0.9;
const attack = 0.015;
/** So soft that it frightens nobody who wears headphones. */
const loudness = 0.16;

/**
 * Plays a short soft sound, so that a person hears whether a loudspeaker works. Resolves when it is over.
 * @param deviceId empty for the system's default
 * @param onLevel about ten times a second, 0 to 1
 * @throws {SoundError} when the loudspeaker cannot be used
 */
export async function playTestSound(deviceId: string, onLevel: (level: number) => void): Promise<void> {
	const context = await openSpeakerContext(deviceId);
	const mix = new GainNode(context);
	mix.connect(context.destination);
	const meter = new LevelMeter(context, mix);
	const stop = meter.listen(onLevel);
	try {
		await Promise.all(
			notes.map((pitch, index) => playNote(context, mix, pitch, context.currentTime + index * between)),
		);
	} finally {
		stop();
		meter.close();
		await context.close();
	}
}

function playNote(context: AudioContext, to: AudioNode, pitch: number, at: number): Promise<void> {
	const gain = new GainNode(context, { gain: 0 });
	gain.gain.setValueAtTime(0, at);
	gain.gain.linearRampToValueAtTime(loudness, at + attack);
	gain.gain.exponentialRampToValueAtTime(0.0001, at + fading);
	const tone = new OscillatorNode(context, { frequency: pitch, type: 'sine' });
	tone.connect(gain).connect(to);
	tone.start(at);
	tone.stop(at + fading);
	return new Promise((resolve) => {
		tone.onended = () => resolve();
	});
}

/** What a call says with a sound. */
export const toneNames = ['join', 'leave', 'muted', 'unmuted', 'hand', 'knock', 'message'] as const;
export type ToneName = (typeof toneNames)[number];

interface Note {
	/** Hertz. */
	readonly pitch: number;
	/** Seconds. */
	readonly from: number;
	readonly length: number;
	/** 0 to 1. */
	readonly loud: number;
}

/** Up means come or on, down means gone or off; nobody has to learn more. */
const notes: Readonly<Record<ToneName, readonly Note[]>> = {
	join: [
		{ pitch: 523.25, from: 0, length: 0.16, loud: 0.1 },
		{ pitch: 783.99, from: 0.09, length: 0.24, loud: 0.1 },
	],
	leave: [
		{ pitch: 783.99, from: 0, length: 0.16, loud: 0.08 },
		{ pitch: 523.25, from: 0.09, length: 0.24, loud: 0.08 },
	],
	muted: [{ pitch: 311.13, from: 0, length: 0.14, loud: 0.1 }],
	unmuted: [{ pitch: 466.16, from: 0, length: 0.14, loud: 0.1 }],
	hand: [
		{ pitch: 659.25, from: 0, length: 0.14, loud: 0.08 },
		{ pitch: 880, from: 0.08, length: 0.14, loud: 0.08 },
		{ pitch: 1046.5, from: 0.16, length: 0.22, loud: 0.07 },
	],
	knock: [
		{ pitch: 233.08, from: 0, length: 0.1, loud: 0.16 },
		{ pitch: 233.08, from: 0.16, length: 0.1, loud: 0.16 },
		{ pitch: 293.66, from: 0.4, length: 0.22, loud: 0.12 },
	],
	message: [{ pitch: 987.77, from: 0, length: 0.18, loud: 0.06 }],
};

/** Seconds until a note is as loud as it gets: none at all would be a click. */
const attack = 0.008;

/** Seconds. */
export function toneLength(name: ToneName): number {
	return Math.max(...notes[name].map(({ from, length }) => from + length));
}

/**
 * Computes a sound: soft, like a struck bar of wood, with its octave.
 * @param rate samples a second
 */
export function toneSamples(name: ToneName, rate: number): Float32Array<ArrayBuffer> {
	const samples = new Float32Array(Math.ceil(toneLength(name) * rate));
	for (const { pitch, from, length, loud } of notes[name]) {
		const first = Math.round(from * rate);
		const count = Math.min(samples.length - first, Math.floor(length * rate));
		for (let index = 0; index < count; index++) {
			const time = index / rate;
			const rise = Math.min(1, time / attack);
			const fall = (1 - time / length) ** 2;
			const wave = Math.sin(2 * Math.PI * pitch * time) + 0.25 * Math.sin(4 * Math.PI * pitch * time);
			samples[first + index] = (samples[first + index] ?? 0) + loud * rise * fall * wave;
		}
	}
	return samples;
}

/** Seconds from one end to the other. */
const duration = 0.02;

/**
 * Seconds before a fade begins. The thread of sound is ahead of the clock that the page reads; a fade that
 * began now would begin in its middle, which is a click.
 */
const lead = 0.03;

/** Milliseconds after which a fade counts as done, because the context's clock stands still. */
const longest = 500;

/** A gain that never jumps. Linear, so that two faders moved in opposite ways at once always sum up to one. */
export class Fader {
	readonly node: GainNode;
	#from: number;
	#to: number;
	#begin = 0;

	constructor(context: BaseAudioContext, gain: 0 | 1) {
		this.node = new GainNode(context, { gain });
		this.#from = gain;
		this.#to = gain;
	}

	/** Fades to a gain; resolves when that is done. */
	async fadeTo(gain: 0 | 1): Promise<void> {
		const { context, gain: parameter } = this.node;
		const begin = context.currentTime + lead;
		const value = this.#valueAt(begin);
		parameter.cancelScheduledValues(begin);
		// A fade that is under way goes on to where it would be then, along the same line.
		if (begin < this.#begin + duration && begin > this.#begin)
			parameter.linearRampToValueAtTime(value, begin);
		else parameter.setValueAtTime(value, begin);
		parameter.linearRampToValueAtTime(gain, begin + duration);
		this.#from = value;
		this.#to = gain;
		this.#begin = begin;
		await reached(context, begin + duration + lead);
	}

	#valueAt(time: number): number {
		if (time <= this.#begin) return this.#from;
		if (time >= this.#begin + duration) return this.#to;
		return this.#from + ((this.#to - this.#from) * (time - this.#begin)) / duration;
	}
}

function reached(context: BaseAudioContext, time: number): Promise<void> {
	return new Promise((resolve) => {
		const latest = performance.now() + longest;
		const look = () => {
			if (context.currentTime >= time || performance.now() >= latest) resolve();
			else setTimeout(look, 10);
		};
		look();
	});
}

import type { VoiceReport } from './denoise/denoisedStream.ts';

/** From this probability on a report counts as speech. */
const speechProbability = 0.85;
/** And from this level on (-50 dBFS): a voice in the next room does not. */
const speechLevel = 0.00316;
/** Reports of speech (100 ms each) until somebody is said to talk: a cough is shorter. */
const reportsToBegin = 4;
/** Reports without speech until they are said to have stopped: pauses between words are shorter. */
const reportsToEnd = 12;

/** Says from reports that come ten times a second whether somebody talks, without flickering. */
export class VoiceActivity {
	#talking = false;
	#speech = 0;
	#quiet = 0;

	get talking(): boolean {
		return this.#talking;
	}

	/** @returns whether `talking` changed */
	take(report: Readonly<VoiceReport>): boolean {
		const speech = report.probability >= speechProbability && report.level >= speechLevel;
		this.#quiet = speech ? 0 : this.#quiet + 1;
		// One report that misses the voice does not begin the count anew.
		this.#speech = speech ? this.#speech + 1 : Math.max(0, this.#speech - 1);
		const talking = this.#talking ? this.#quiet < reportsToEnd : this.#speech >= reportsToBegin;
		if (talking === this.#talking) return false;
		this.#talking = talking;
		this.#speech = 0;
		return true;
	}

	/** Begins anew. @returns whether `talking` changed */
	reset(): boolean {
		const changed = this.#talking;
		this.#talking = false;
		this.#speech = 0;
		this.#quiet = 0;
		return changed;
	}
}

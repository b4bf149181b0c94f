import type { Endings } from '../app/endings.ts';

/** One number of the report. */
export interface Figure {
	readonly name: string;
	/** Null when it could not be measured; `why` then says why. */
	readonly value: number | null;
	readonly unit: string;
	/** Where it should be. */
	readonly aim?: { readonly atMost: number } | { readonly atLeast: number };
	/** What the value is compared with, measured in the same run. */
	readonly baseline?: { readonly what: string; readonly value: number };
	/** Lowest and highest of the repetitions whose median `value` is. */
	readonly spread?: readonly [number, number];
	readonly repetitions?: number;
	readonly why?: string;
}

export interface Findings {
	readonly figures: readonly Figure[];
	/** What a reader has to know about how they came about. */
	readonly notes: readonly string[];
}

export interface MeasuringContext {
	/** For what is needed on the way. */
	readonly scratch: string;
	/** Everything that the measurement starts; ended after it. */
	readonly endings: Endings;
	/** Kinds of servers to measure on, where that is asked for; else all. */
	readonly servers?: readonly string[];
	/** Told what happens, a sentence each. */
	tell(sentence: string): void;
}

export interface Measurement {
	/** Chosen by it on the command line. */
	readonly name: string;
	readonly title: string;
	/** @throws {NotMeasurable} when this machine lacks what it needs; anything else is a crash */
	run(context: MeasuringContext): Promise<Findings>;
}

/** Something cannot be measured here; the message says why. */
export class NotMeasurable extends Error {
	override name = 'NotMeasurable';
}

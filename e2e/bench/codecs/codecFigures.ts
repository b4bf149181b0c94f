import type { Figure } from '../measurement.ts';
import { median, repeated } from '../statistics.ts';

/** What one candidate's turn gave. */
export interface Measured {
	readonly kind: 'measured';
	/** CPU of the whole browser. */
	readonly cores: number;
	/** Wall time for each picture. */
	readonly encodeMs: number;
	readonly decodeMs: number;
	/** Bits per second in thousands: all layers, and what the host passes on. */
	readonly sentKbps: number;
	readonly receivedKbps: number;
	readonly framesPerSecond: number;
	readonly psnr: number;
	readonly ssim: number;
	readonly encoder: string;
	readonly decoder: string;
}

export interface Failed {
	/** Unsupported: trying again would not help. */
	readonly kind: 'unsupported' | 'failed';
	readonly why: string;
}

export interface CodecRun {
	readonly name: string;
	/** CPU of the browser while it only draws the camera. */
	readonly restCores: number;
	readonly outcome: Measured | Failed;
}

/** The medians of each candidate, one after the other. */
export function figuresOf(what: string, runs: readonly CodecRun[]): Figure[] {
	const names = [...new Set(runs.map(({ name }) => name))];
	return names.flatMap((name): Figure[] => {
		const own = runs.filter((run) => run.name === name);
		const measured = own.flatMap(({ outcome }) => (outcome.kind === 'measured' ? outcome : []));
		const title = `${what}, ${name}`;
		if (measured.length === 0) {
			const [first] = own.flatMap(({ outcome }) => (outcome.kind === 'measured' ? [] : outcome.why));
			return [{ name: title, value: null, unit: '', why: first ?? 'no turn' }];
		}
		const figure = (label: string, key: NumberKey, unit: string): Figure => ({
			name: `${title}: ${label}`,
			...repeated(measured.map((one) => one[key])),
			unit,
		});
		const baseline = { what: 'draws only', value: median(own.map(({ restCores }) => restCores)) };
		return [
			{ ...figure('CPU', 'cores', 'cores'), baseline },
			figure('encoding a picture', 'encodeMs', 'ms'),
			figure('decoding a picture', 'decodeMs', 'ms'),
			figure('sent', 'sentKbps', 'kbps'),
			figure('received', 'receivedKbps', 'kbps'),
			figure('pictures received', 'framesPerSecond', 'a second'),
			figure('PSNR', 'psnr', 'dB'),
			figure('SSIM', 'ssim', ''),
		];
	});
}

type NumberKey = {
	[K in keyof Measured]: Measured[K] extends number ? K : never;
}[keyof Measured];

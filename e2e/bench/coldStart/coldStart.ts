import { fileURLToPath } from 'node:url';
import { type Measurement, NotMeasurable } from '../measurement.ts';
import { repeated } from '../statistics.ts';
import { startOnce } from './startOnce.ts';

const times = 7;
const programs = {
	app: fileURLToPath(new URL('../../..', import.meta.url)),
	empty: fileURLToPath(new URL('./emptyWindow', import.meta.url)),
};

/** From starting the program to a field that a person can type into. */
export const coldStart: Measurement = {
	name: 'start',
	title: 'Cold start to a usable window, against an empty Electron window',
	async run({ endings, tell }) {
		const ms: { app: number[]; empty: number[] } = { app: [], empty: [] };
		// The first turn only brings the files into memory: both then start from there.
		for (let time = -1; time < times; time++) {
			for (const which of ['empty', 'app'] as const) {
				const took = await startOnce(programs[which], endings);
				tell(`${which}: ${took.toFixed(0)} ms${time < 0 ? ' (not counted)' : ''}`);
				if (time >= 0) ms[which].push(took);
			}
		}
		const ratios = ms.app.map((took, turn) => took / (ms.empty[turn] ?? Number.NaN));
		if (!ratios.every(Number.isFinite)) throw new NotMeasurable('one of the windows did not come up');
		const empty = repeated(ms.empty);
		return {
			figures: [
				{
					name: 'app against an empty window',
					...repeated(ratios),
					unit: 'x',
					aim: { atMost: 3 },
					baseline: { what: 'empty window, ms', value: empty.value },
				},
				{ name: 'app', ...repeated(ms.app), unit: 'ms' },
				{ name: 'empty window', ...empty, unit: 'ms' },
			],
			notes: [
				'Each start has fresh user data, nothing attached to it, and takes turns with the other one.',
				'It ends with the paint that first shows content; that the field takes the focus is checked after it.',
			],
		};
	},
};

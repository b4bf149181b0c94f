import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface BenchArguments {
	readonly help: boolean;
	/** Names of measurements, in the order in which they are taken. */
	readonly only: readonly string[];
	/** Where the numbers go. */
	readonly json: string;
}

/**
 * Reads the command line.
 * @param names of all measurements
 * @throws {Error} for what is none of ours, in words for the person
 */
export function readBenchArguments(args: readonly string[], names: readonly string[]): BenchArguments {
	const { values } = parseArgs({
		args: [...args],
		options: {
			only: { type: 'string' },
			json: { type: 'string', default: join('out', 'bench.json') },
			help: { type: 'boolean', default: false },
		},
	});
	const only = values.only === undefined ? names : values.only.split(',').map((name) => name.trim());
	for (const name of only)
		if (!names.includes(name))
			throw new Error(`There is no measurement "${name}". There are: ${names.join(', ')}.`);
	return { help: values.help, only, json: resolve(values.json) };
}

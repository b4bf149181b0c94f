import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface BenchArguments {
	readonly help: boolean;
	/** Names of measurements, in the order in which they are taken. */
	readonly only: readonly string[];
	/** Kinds of servers to measure on; all if not given. */
	readonly servers?: readonly string[];
	/** Where the numbers go. */
	readonly json: string;
}

/**
 * Reads the command line.
 * @param names of all measurements
 * @param kinds of all servers
 * @throws {Error} for what is none of ours, in words for the person
 */
export function readBenchArguments(
	args: readonly string[],
	names: readonly string[],
	kinds: readonly string[],
): BenchArguments {
	const { values } = parseArgs({
		args: [...args],
		options: {
			only: { type: 'string' },
			servers: { type: 'string' },
			json: { type: 'string', default: join('out', 'bench.json') },
			help: { type: 'boolean', default: false },
		},
	});
	const only = chosen(values.only, names, 'measurement') ?? names;
	const servers = chosen(values.servers, kinds, 'kind of server');
	return { help: values.help, only, json: resolve(values.json), ...(servers && { servers }) };
}

function chosen(
	text: string | undefined,
	there: readonly string[],
	what: string,
): readonly string[] | undefined {
	const names = text?.split(',').map((name) => name.trim());
	for (const name of names ?? [])
		if (!there.includes(name))
			throw new Error(`There is no ${what} "${name}". There are: ${there.join(', ')}.`);
	return names;
}

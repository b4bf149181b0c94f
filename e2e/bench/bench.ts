import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { findElectron } from '../../build/runtime.mjs';
import { Endings } from '../app/endings.ts';
import { serverKinds } from '../servers/servers.ts';
import { readBenchArguments } from './arguments.ts';
import { bundleSizes } from './bundleSizes.ts';
import { callCost } from './callCost/callCost.ts';
import { codecChoice } from './codecs/codecChoice.ts';
import { coldStart } from './coldStart/coldStart.ts';
import { denoising } from './denoising.ts';
import { joining } from './joining/joining.ts';
import { lobbyStart } from './lobby/lobbyStart.ts';
import { type Findings, type Measurement, NotMeasurable } from './measurement.ts';
import { serverCost } from './servers/serverCost.ts';
import { serverJoining } from './servers/serverJoining.ts';
import { sharing } from './sharing.ts';
import { drawTable } from './table.ts';
import { tiles } from './tiles/tiles.ts';
import { trayJoining } from './trayJoining.ts';

/** `npm run bench`: measures what the app costs its people, and says it in a table and in JSON. */

const measurements: readonly Measurement[] = [
	coldStart,
	lobbyStart,
	joining,
	trayJoining,
	sharing,
	denoising,
	callCost,
	tiles,
	codecChoice,
	serverJoining,
	serverCost,
	bundleSizes,
];
const names = measurements.map(({ name }) => name);
const kinds = [...new Set(serverKinds.map(({ kind }) => kind))];

const help = `npm run bench -- [--only <name>,...] [--servers <kind>,...] [--json <file>]

  Measures, each against a baseline of the same run where there is one, and prints a table.

${measurements.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join('\n')}

  --servers <kind>,...  what is measured on servers is measured on these alone (${kinds.join(', ')})
  --json <file>         where the numbers go (default out/bench.json)
`;

/** What came of one measurement. Loads are the machine's, averaged over a minute. */
interface Outcome extends Findings {
	readonly name: string;
	readonly title: string;
	readonly loadBefore: number;
	readonly loadAfter: number;
	readonly seconds: number;
	readonly problem?: { readonly kind: 'not-measurable' | 'crashed'; readonly text: string };
}

process.exitCode = await main();

async function main(): Promise<number> {
	let asked: ReturnType<typeof readBenchArguments>;
	try {
		asked = readBenchArguments(process.argv.slice(2), names, kinds);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
		return 2;
	}
	if (asked.help) {
		console.log(help);
		return 0;
	}
	const stopped = interruption();
	const outcomes: Outcome[] = [];
	for (const name of asked.only) {
		const measurement = measurements.find((one) => one.name === name);
		if (!measurement) continue;
		const outcome = await take(measurement, asked.servers, stopped);
		outcomes.push(outcome);
		tell(outcome);
		// Written each time: what was measured is not lost when somebody loses patience.
		await keep(asked.json, outcomes);
		if (stopped.by) break;
	}
	console.log(`\nThe numbers are in ${asked.json}`);
	if (stopped.by) return 130;
	return outcomes.some(({ problem }) => problem?.kind === 'crashed') ? 1 : 0;
}

async function take(
	measurement: Measurement,
	servers: readonly string[] | undefined,
	stopped: Interruption,
): Promise<Outcome> {
	const { name, title } = measurement;
	console.error(`\n${title}`);
	const endings = new Endings();
	const scratch = await mkdtemp(join(tmpdir(), 'parley-bench-'));
	endings.add('the scratch folder', () => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
	const loadBefore = loadNow();
	const began = performance.now();
	const found = await Promise.race([
		measurement.run({
			scratch,
			endings,
			tell: (sentence) => console.error(`  ${sentence}`),
			...(servers && { servers }),
		}),
		stopped.promise,
	]).catch(problemOf);
	await endings.endAll();
	return {
		name,
		title,
		loadBefore,
		loadAfter: loadNow(),
		seconds: Math.round((performance.now() - began) / 1000),
		...found,
	};
}

function problemOf(error: unknown): Findings & Pick<Outcome, 'problem'> {
	const kind = error instanceof NotMeasurable ? 'not-measurable' : 'crashed';
	if (kind === 'crashed') console.error(error);
	const text = error instanceof Error ? error.message : String(error);
	return { figures: [], notes: [], problem: { kind, text } };
}

function tell({ title, figures, notes, problem, loadBefore, loadAfter, seconds }: Outcome): void {
	console.log(`\n${title}  (${seconds} s, load ${loadBefore} before, ${loadAfter} after)`);
	if (figures.length > 0) for (const line of drawTable(figures)) console.log(line);
	if (problem)
		console.log(`  ${problem.kind === 'crashed' ? 'This crashed' : 'Not measured'}: ${problem.text}`);
	for (const note of notes) console.log(`  ${note}`);
}

async function keep(file: string, outcomes: readonly Outcome[]): Promise<void> {
	const [processor] = cpus();
	const machine = { processor: processor?.model, cores: cpus().length, memoryBytes: totalmem() };
	const { version, source } = findElectron() ?? {};
	await mkdir(dirname(file), { recursive: true });
	const report = { machine, electron: { version, source }, measurements: outcomes };
	await writeFile(file, `${JSON.stringify(report, null, '\t')}\n`);
}

function loadNow(): number {
	return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

interface Interruption {
	/** Rejects when somebody wants us to end: what was started is then ended too. */
	readonly promise: Promise<never>;
	by: NodeJS.Signals | null;
}

function interruption(): Interruption {
	const { promise, reject } = promiseWithResolvers<never>();
	// Between two measurements nobody waits for it.
	promise.catch(() => {});
	const interruption: Interruption = { promise, by: null };
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => {
			interruption.by = signal;
			reject(new NotMeasurable(`interrupted by ${signal}`));
		});
	}
	return interruption;
}

function promiseWithResolvers<T>(): { promise: Promise<T>; reject: (error: Error) => void } {
	let reject: (error: Error) => void = () => {};
	const promise = new Promise<T>((_, no) => {
		reject = no;
	});
	return { promise, reject };
}

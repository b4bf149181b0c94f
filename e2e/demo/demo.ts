import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Endings } from '../app/endings.ts';
import { runDemoCall } from './demoCall.ts';

/** `npm run demo -- [--json] [--keep <folder>]`: a call that shows itself. */

const timeoutMs = 180_000;
const help = `npm run demo -- [--json] [--keep <folder>]

  A call of two desktop apps and a browser on this machine, one of them sharing a window.
  Ends with one line of JSON: what was measured.

  --json           nothing else on stdout; the account of what happens goes to stderr
  --keep <folder>  where the screenshots go (default out/demo)
`;

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readArguments();
	if (!options) return 2;
	const endings = new Endings();
	const interrupted = interruption();
	const scratch = await mkdtemp(join(tmpdir(), 'parley-demo-'));
	endings.add('the scratch folder', () => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
	const tell = (sentence: string) => (options.json ? console.error(sentence) : console.log(sentence));
	const { folder } = options;
	try {
		const report = await Promise.race([runDemoCall({ folder, scratch, endings, tell }), interrupted]);
		await endings.endAll();
		tell(`Screenshots are in ${folder}`);
		console.log(JSON.stringify(report));
		return report.ok ? 0 : 1;
	} catch (error) {
		await endings.endAll();
		const reason = error instanceof Error ? error.message : String(error);
		console.error(error);
		console.log(JSON.stringify({ ok: false, reason }));
		return 1;
	}
}

function readArguments(): { json: boolean; folder: string } | null {
	try {
		const { values } = parseArgs({
			options: {
				json: { type: 'boolean', default: false },
				keep: { type: 'string', default: join('out', 'demo') },
				help: { type: 'boolean', default: false },
			},
		});
		if (!values.help) return { json: values.json, folder: resolve(values.keep) };
		console.log(help);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
	}
	return null;
}

/** Rejects when the time is over or somebody wants us to end: then what was started is still ended. */
function interruption(): Promise<never> {
	return new Promise((_, reject) => {
		setTimeout(() => reject(new Error(`The demo took longer than ${timeoutMs} ms`)), timeoutMs).unref();
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.once(signal, () => reject(new Error(`Interrupted by ${signal}`)));
		}
	});
}

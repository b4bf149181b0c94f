import { join } from 'node:path';
import { run } from './setup/command.mjs';
import { exitWith, SetupError } from './setup/errors.mjs';
import { projectRoot } from './setup/places.mjs';
import { setUp } from './setup.mjs';
import { readSfuReport } from './sfu/report.mjs';
import { tableOf, writeTable } from './sfu/table.mjs';
import { runSfuTests } from './test/parts.mjs';

/**
 * The conformance suite and the strangers on every kind of server that this machine can have.
 * `--json` ends with one line of JSON; `--write` puts the table into the README.
 */
await exitWith(async () => {
	const args = process.argv.slice(2);
	const unknown = args.find((arg) => arg !== '--json' && arg !== '--write');
	if (unknown !== undefined) {
		throw new SetupError(
			'usage',
			`"${unknown}" is not known. Run: npm run test:sfu [-- --json] [-- --write]`,
		);
	}
	await setUp({ purpose: 'test' });
	const report = await runSfuTests();
	if (!report) throw new SetupError('command', 'Playwright left no report: read its last lines above.');
	const { servers, seen } = readSfuReport(report);
	const table = tableOf(servers, seen);
	console.log(`\n${table}\n`);
	for (const { kind, dialect, why } of servers)
		if (why !== undefined) console.log(`Skipped: ${[kind, dialect].filter(Boolean).join(', ')} (${why})`);
	if (args.includes('--write')) {
		writeTable(join(projectRoot, 'README.md'), table);
		const biome = join(projectRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
		await run(process.execPath, [biome, 'format', '--write', 'README.md']);
	}
	if (args.includes('--json')) console.log(JSON.stringify({ servers }));
	const ran = servers.some(({ passed }) => passed > 0);
	return ran && servers.every(({ failed }) => failed === 0) ? 0 : 1;
});

import { faultRowsOf, faultTable } from './faults/table.mjs';
import { exitWith, SetupError } from './setup/errors.mjs';
import { setUp } from './setup.mjs';
import { runFaultTests } from './test/parts.mjs';

/**
 * All that a call has to come back from, on every kind of server that this machine can have, with the arguments
 * of our command line for Playwright (`-g janus`). Ends with a table; `npm test` tries the quick ones only.
 */
await exitWith(async () => {
	await setUp({ purpose: 'test' });
	const { code, report } = await runFaultTests(process.argv.slice(2));
	if (!report) throw new SetupError('command', 'Playwright left no report: read its last lines above.');
	const rows = faultRowsOf(report);
	console.log(`\n${faultTable(rows)}\n`);
	// Skipped throughout is no success: whoever asks for faults wants to see some.
	return rows.length > 0 ? code : 1;
});

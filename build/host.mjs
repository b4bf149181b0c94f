import { join } from 'node:path';
import { launch } from './launch.mjs';
import { findWorker } from './runtime.mjs';
import { exitWith } from './setup/errors.mjs';
import { outFolder } from './setup/places.mjs';
import { setUp } from './setup.mjs';

await exitWith(async () => {
	const args = process.argv.slice(2);
	// Nobody should wait minutes for a compiler to read a help text.
	const onlyHelp = args.some((arg) => arg === '--help' || arg === '-h' || arg === '--version');
	await setUp({ purpose: 'host', onlyHelp });
	const worker = findWorker();
	const program = join(outFolder, 'host', 'cli.js');
	return launch(process.execPath, ['--enable-source-maps', program, ...args], {
		env: worker ? { MEDIASOUP_WORKER_BIN: worker.path } : {},
	});
});

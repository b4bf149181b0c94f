import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { launch } from './launch.mjs';
import { announceElectron, runtimeEnvironment } from './runtime.mjs';
import { SetupError } from './setup/errors.mjs';
import { projectRoot } from './setup/places.mjs';
import { setUp } from './setup.mjs';

/**
 * Sets up, then runs a TypeScript program that drives the app, on a screen, with the
 * arguments of our command line.
 *
 * @param {'demo' | 'bench'} purpose
 * @param {string} script relative to the project's folder
 * @returns {Promise<number>} its exit code
 * @throws {SetupError} when set-up fails or the script does not exist
 */
export async function runE2eScript(purpose, script) {
	if (!existsSync(join(projectRoot, script))) {
		throw new SetupError('usage', `${script} does not exist. Check it out again, or write it.`);
	}
	await setUp({ purpose });
	announceElectron();
	return withDisplay((env) =>
		launch(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
			cwd: projectRoot,
			env: { ...runtimeEnvironment(), ...env },
		}),
	);
}

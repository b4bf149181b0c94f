import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './setup/errors.mjs';
import { projectRoot } from './setup/places.mjs';

/** @type {NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the foreground: our terminal is its terminal, our signals are
 * its signals.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<number>} its exit code; 128 + the signal's number if one ended it, as in a shell
 * @throws {SetupError} `command` when it cannot be started
 */
export async function launch(command, args, env = {}) {
	const child = spawn(command, args, {
		cwd: projectRoot,
		env: { ...process.env, ...env },
		stdio: 'inherit',
		// A terminal's Ctrl-C goes to the whole group, and we pass it on as well: a second
		// one at once would kill Chromium instead of letting it end. On Windows a detached
		// program would get a console window.
		detached: process.platform !== 'win32',
	});
	/** @type {(signal: NodeJS.Signals) => void} */
	const pass = (signal) => void child.kill(signal);
	for (const signal of PASSED_ON) process.on(signal, pass);
	try {
		return await new Promise((resolve, reject) => {
			child.on('error', (cause) => {
				reject(
					new SetupError(
						'command',
						`${command} could not be started: ${cause.message}. Run "npm run setup" again.`,
						{ cause },
					),
				);
			});
			child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
		});
	} finally {
		for (const signal of PASSED_ON) process.off(signal, pass);
	}
}

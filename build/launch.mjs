import { spawn } from 'node:child_process';
import { SetupError } from './setup/errors.mjs';
import { exitCodeOf, onEndingSignals } from './signals.mjs';

/**
 * Runs a program in the foreground: our terminal is its terminal, our signals are
 * its signals.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, shell?: boolean }} [options] env is added to
 *   ours; cwd is ours if not given; with shell, the command is a line for the system's shell
 * @returns {Promise<number>} its exit code; 128 + the signal's number if one ended it, as in a shell
 * @throws {SetupError} `command` when it cannot be started
 */
export async function launch(command, args, { env = {}, cwd = process.cwd(), shell = false } = {}) {
	const child = spawn(command, args, {
		cwd,
		shell,
		env: { ...process.env, ...env },
		stdio: 'inherit',
		// A terminal's Ctrl-C goes to the whole group, and we pass it on as well: a second
		// one at once would kill Chromium instead of letting it end. On Windows a detached
		// program would get a console window.
		detached: process.platform !== 'win32',
	});
	const letGo = onEndingSignals((signal) => void child.kill(signal));
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
			child.on('exit', (code, signal) => resolve(signal ? exitCodeOf(signal) : (code ?? 1)));
		});
	} finally {
		letGo();
	}
}

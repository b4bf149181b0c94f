import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { exitCodeOf, onEndingSignals } from '../signals.mjs';
import { SetupError } from './errors.mjs';
import { projectRoot } from './places.mjs';

const isPosix = process.platform !== 'win32';

/** How much of a failed command's output is worth repeating. */
const KEPT_LINES = 15;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's folder if not given
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {(line: string) => void} [onLine] gets every line of stdout and stderr; without
 *   it, the command writes to our stderr (our stdout is for results)
 */

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<void>}
 * @throws {SetupError} `command` when it cannot be started or fails; the message holds its last lines
 */
export function run(command, args, options = {}) {
	const { cwd = projectRoot, env, onLine } = options;
	return new Promise((resolve, reject) => {
		/** @type {string[]} */
		const kept = [];
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
			detached: isPosix,
		});
		/** @type {NodeJS.Signals | undefined} */
		let interruption;
		const letGo = onEndingSignals((signal) => {
			interruption = signal;
			endGroup(child, signal);
		});
		for (const stream of [child.stdout, child.stderr]) {
			if (!stream) continue;
			createInterface({ input: stream }).on('line', (line) => {
				kept.push(line);
				if (kept.length > KEPT_LINES) kept.shift();
				onLine?.(line);
			});
		}
		const shown = [command, ...args].join(' ');
		child.on('error', (cause) => {
			letGo();
			reject(
				new SetupError('command', `${shown} could not be started: ${cause.message}. Is it installed?`, {
					cause,
				}),
			);
		});
		child.on('close', (code, signal) => {
			letGo();
			// Not an error to recover from, say by trying the next source.
			if (interruption) process.exit(exitCodeOf(interruption));
			if (code === 0) return resolve();
			const how = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
			reject(
				new SetupError('command', [`${shown} ${how}.`, ...kept, 'Read its last lines above.'].join('\n')),
			);
		});
	});
}

/**
 * Ends a command with all that it started (a compilation is a tree of processes).
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
	if (child.pid === undefined || child.exitCode !== null) return;
	if (isPosix) process.kill(-child.pid, signal);
	else child.kill(signal);
}

/**
 * Runs npm, the same one that started this script where there is one.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<void>}
 * @throws {SetupError} as run() does
 */
export function runNpm(args, options) {
	const script = process.env.npm_execpath;
	// Through Node rather than npm.cmd, which Windows would only start in a shell.
	if (script?.endsWith('npm-cli.js')) return run(process.execPath, [script, ...args], options);
	if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
	return run('npm', args, options);
}

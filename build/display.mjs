import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './setup/errors.mjs';
import { exitCodeOf, onEndingSignals } from './signals.mjs';

const READY_TIMEOUT_MS = 15_000;
const END_TIMEOUT_MS = 3_000;
const WINDOW_MANAGER_MS = 300;
const DEFAULT_SIZE = '1440x900';

/**
 * Whether programs started from here have no screen to appear on.
 *
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function lacksDisplay(platform = process.platform, env = process.env) {
	return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Starts a virtual display (Xvfb) with a window manager (openbox: without one, windows
 * can be neither listed nor captured).
 *
 * @param {{ size?: string }} [options] size in pixels, like `1440x900`
 * @returns {Promise<import('./display.d.mts').VirtualDisplay>}
 * @throws {SetupError} `display` when it does not come up
 */
export async function startDisplay({ size = DEFAULT_SIZE } = {}) {
	const folder = await mkdtemp(join(tmpdir(), 'parley-display-'));
	const authority = join(folder, 'authority');
	await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
	/** @type {import('node:child_process').ChildProcess[]} */
	const children = [];
	const stop = async () => {
		for (const child of children.reverse()) await end(child);
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const { server, number } = await startServer(size, authority);
		children.push(server);
		const env = { DISPLAY: `:${number}`, XAUTHORITY: authority };
		const manager = spawn('openbox', ['--sm-disable'], {
			env: { ...process.env, ...env },
			stdio: 'ignore',
			detached: true,
		});
		children.push(manager);
		const failure = once(manager, 'error').then(([error]) => error);
		const refused = await Promise.race([failure, sleep(WINDOW_MANAGER_MS)]);
		if (refused || manager.exitCode !== null) throw cannotStart('openbox', refused);
		return { env, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/**
 * Does something on the screen that is there, or else on a virtual one that ends with it.
 *
 * @param {(env: Record<string, string>) => Promise<number>} work gets what programs need in their
 *   environment to appear (nothing, where there is a screen); resolves with an exit code
 * @returns {Promise<number>}
 * @throws {SetupError} `display` when it does not come up
 */
export async function withDisplay(work) {
	if (!lacksDisplay()) return work({});
	/** @type {NodeJS.Signals | undefined} */
	let interruption;
	// Else a signal would end us at once, and leave the display running for ever.
	const letGo = onEndingSignals((signal) => {
		interruption = signal;
	});
	try {
		const display = await startDisplay();
		try {
			return interruption ? exitCodeOf(interruption) : await work(display.env);
		} finally {
			await display.stop();
		}
	} finally {
		letGo();
	}
}

/** @param {string} size @param {string} authority */
async function startServer(size, authority) {
	const server = spawn(
		'Xvfb',
		['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-auth', authority, '-noreset'],
		// In a group of its own: Ctrl-C must reach the app first, which still has to say goodbye.
		{ stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true },
	);
	let complaint = '';
	server.stderr?.on('data', (chunk) => {
		complaint = `${complaint}${chunk}`.slice(-500);
	});
	const numbers = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
	let announced = '';
	/** @type {Promise<string>} */
	const ready = new Promise((resolve, reject) => {
		numbers.on('data', (chunk) => {
			announced += chunk;
			if (announced.includes('\n')) resolve(announced.trim());
		});
		server.on('error', (cause) => reject(cannotStart('Xvfb', cause)));
		server.on('exit', () => reject(cannotStart('Xvfb', new Error(complaint.trim()))));
		setTimeout(
			() => reject(cannotStart('Xvfb', new Error('it did not get ready'))),
			READY_TIMEOUT_MS,
		).unref();
	});
	try {
		return { server, number: await ready };
	} catch (error) {
		await end(server);
		throw error;
	}
}

/** @param {string} program @param {unknown} cause */
function cannotStart(program, cause) {
	const reason = cause instanceof Error ? cause.message : 'it ended at once';
	return new SetupError(
		'display',
		`The virtual display's ${program} could not be started: ${reason}. Install xvfb and openbox, or set DISPLAY to a screen.`,
		{ cause },
	);
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	const inTime = await Promise.race([gone.then(() => true), sleep(END_TIMEOUT_MS, false, { ref: false })]);
	if (!inTime) child.kill('SIGKILL');
}

/**
 * An entry of an X authority file: with it, only this user's programs get onto the
 * display, where it would else be open to everyone on the machine. Written by hand
 * because xauth wants the display's number, which is known only later.
 *
 * @param {Buffer} cookie 16 bytes
 * @returns {Buffer}
 */
export function authorityEntry(cookie) {
	const anyHost = Buffer.from([0xff, 0xff]);
	/** @param {string | Buffer} content */
	const field = (content) => {
		const bytes = Buffer.from(content);
		const length = Buffer.alloc(2);
		length.writeUInt16BE(bytes.length);
		return [length, bytes];
	};
	return Buffer.concat([
		anyHost,
		...field(''),
		...field(''),
		...field('MIT-MAGIC-COOKIE-1'),
		...field(cookie),
	]);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { electronPath, inheritedEnvironment, sandboxArguments } from '../../app/electronRuntime.ts';
import type { Endings } from '../../app/endings.ts';
import { endProgram } from '../../app/endProgram.ts';
import { until } from '../../app/until.ts';

const startTimeoutMs = 60_000;
const endTimeoutMs = 5_000;

/**
 * Starts a program on the Electron runtime, with fresh user data, and ends it again. Playwright would not do:
 * it holds Electron back until it has got hold of it.
 * @returns milliseconds from the start of the process to the first paint of a page whose field takes the focus
 */
export async function startOnce(program: string, endings: Endings): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'parley-start-'));
	const startedAt = Date.now();
	const child = spawn(
		electronPath(),
		[program, `--user-data-dir=${folder}`, '--remote-debugging-port=0', ...sandboxArguments()],
		{ env: inheritedEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
	);
	let ending: Promise<void> | undefined;
	const end = () => {
		ending ??= endProgram(child, folder, endTimeoutMs);
		return ending;
	};
	endings.add('a started program', end);
	try {
		const port = await debuggingPort(child);
		const painted = await until('the first paint', () => firstPaint(port), startTimeoutMs);
		return painted - startedAt;
	} finally {
		await end();
	}
}

/** Chromium says it on stderr, long before there is a window. */
function debuggingPort({ stderr }: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		if (!stderr) return reject(new Error('stderr is not piped'));
		let said = '';
		const fail = (why: string) => reject(new Error(`The program ${why}. It said:\n${said.slice(-2000)}`));
		const timer = setTimeout(() => fail('did not say its debugging port'), startTimeoutMs);
		stderr.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const port = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said)?.[1];
			if (!port) return;
			clearTimeout(timer);
			resolve(Number(port));
		});
		stderr.on('close', () => {
			clearTimeout(timer);
			fail('ended before there was a window');
		});
	});
}

/** What the page says of itself. Looked up rarely, so that looking costs the start nothing. */
const question = `(() => {
	const paint = performance.getEntriesByName('first-contentful-paint')[0];
	const field = document.querySelector('input');
	field?.focus();
	return paint && field && document.activeElement === field ? performance.timeOrigin + paint.startTime : null;
})()`;

async function firstPaint(port: number): Promise<number | null> {
	const pages: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
	if (!Array.isArray(pages)) return null;
	const address: unknown = pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
	if (typeof address !== 'string') return null;
	const socket = new WebSocket(address);
	try {
		await once(socket, 'open');
		const params = { expression: question, returnByValue: true };
		socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
		const [answer] = await once(socket, 'message');
		const value: unknown = JSON.parse(String(answer)).result?.result?.value;
		return typeof value === 'number' ? value : null;
	} finally {
		socket.close();
	}
}

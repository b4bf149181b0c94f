import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { electronPath, inheritedEnvironment, sandboxArguments } from '../app/electronRuntime.ts';
import { endProgram } from '../app/endProgram.ts';

/** What its window has become. */
type Event = 'shown' | 'resized' | 'minimised' | 'restored' | 'closed';

const answerTimeoutMs = 15_000;
const endTimeoutMs = 3_000;

export interface ClockWindow {
	readonly title: string;
	/** In its code, and in that of no other window. */
	readonly windowId: number;
	/** Pixels of its content. Cells are as large as the width allows: 16 pixels from a width of 560 on. */
	resize(width: number, height: number): Promise<void>;
	minimise(): Promise<void>;
	restore(): Promise<void>;
	/** Closes the window, as its own close button does; its program ends. */
	closeWindow(): Promise<void>;
	/** Ends the program, whatever it is doing. Safe to call twice. */
	end(): Promise<void>;
}

export interface ClockWindowOptions {
	readonly title: string;
	readonly width?: number;
	readonly height?: number;
	/** Its upper left corner on the display; else where the window manager puts it. */
	readonly at?: { readonly x: number; readonly y: number };
	/** Added to the environment: another display. */
	readonly env?: Readonly<Record<string, string>>;
}

/**
 * Opens a real window of another program, which draws the present time as a code in each animation frame.
 * @throws {Error} when it does not come up
 */
export async function openClockWindow({
	title,
	width = 640,
	height = 300,
	at,
	env = {},
}: ClockWindowOptions): Promise<ClockWindow> {
	const folder = await mkdtemp(join(tmpdir(), 'parley-clock-'));
	const windowId = randomInt(2 ** 32);
	const page = await writePage(folder, { windowId, title });
	const child = spawn(
		electronPath(),
		[join(import.meta.dirname, 'program'), `--user-data-dir=${join(folder, 'data')}`, ...sandboxArguments()],
		{
			env: {
				...inheritedEnvironment(),
				...env,
				CLOCK_WINDOW: JSON.stringify({ page, title, width, height, ...at }),
			},
			stdio: ['pipe', 'pipe', 'pipe'],
		},
	);
	const program = new Program(child);
	let ending: Promise<void> | undefined;
	const end = () => {
		ending ??= endProgram(child, folder, endTimeoutMs);
		return ending;
	};
	try {
		await program.becomes('shown');
	} catch (error) {
		await end();
		throw error;
	}
	return {
		title,
		windowId,
		resize: (newWidth, newHeight) =>
			program.does({ do: 'resize', width: newWidth, height: newHeight }, 'resized'),
		minimise: () => program.does({ do: 'minimise' }, 'minimised'),
		restore: () => program.does({ do: 'restore' }, 'restored'),
		closeWindow: () => program.does({ do: 'close' }, 'closed'),
		end,
	};
}

async function writePage(folder: string, clock: Window['clock']): Promise<string> {
	await build({
		entryPoints: [join(import.meta.dirname, 'face.ts')],
		outfile: join(folder, 'face.js'),
		bundle: true,
		format: 'iife',
		logLevel: 'warning',
	});
	const html = [
		'<!doctype html><meta charset="utf-8">',
		'<style>body { margin: 0; overflow: hidden; background: white } canvas { display: block }</style>',
		`<body><script>window.clock = ${JSON.stringify(clock).replaceAll('<', '\\u003c')}</script>`,
		'<script src="face.js"></script>',
	];
	const page = join(folder, 'clock.html');
	await writeFile(page, html.join('\n'));
	return page;
}

/** The other program, by its lines. */
class Program {
	readonly #child: ChildProcess;
	#said = '';
	#waiting: { event: Event; resolve: () => void }[] = [];

	constructor(child: ChildProcess) {
		this.#child = child;
		if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
		child.stderr?.on('data', (chunk) => {
			this.#said = `${this.#said}${chunk}`.slice(-2000);
		});
		// It may end while it is being told something.
		child.stdin?.on('error', () => {});
	}

	does(command: object, event: Event): Promise<void> {
		const done = this.becomes(event);
		this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
		return done;
	}

	becomes(event: Event): Promise<void> {
		return new Promise((resolve, reject) => {
			const fail = (why: string) => reject(new Error(`The clock window ${why}. It said:\n${this.#said}`));
			const timer = setTimeout(() => fail(`was not ${event} in time`), answerTimeoutMs);
			const gone = (why: unknown) => {
				clearTimeout(timer);
				fail(`ended before it was ${event} (${why})`);
			};
			this.#child.once('exit', gone);
			this.#child.once('error', gone);
			this.#waiting.push({
				event,
				resolve: () => {
					clearTimeout(timer);
					this.#child.off('exit', gone);
					this.#child.off('error', gone);
					resolve();
				},
			});
		});
	}

	#hear(line: string): void {
		const event = eventOf(line);
		const heard = this.#waiting.filter((one) => one.event === event);
		this.#waiting = this.#waiting.filter((one) => one.event !== event);
		for (const { resolve } of heard) resolve();
	}
}

/** Chromium also writes to stdout. */
function eventOf(line: string): unknown {
	try {
		return JSON.parse(line).is;
	} catch {
		return undefined;
	}
}

import { describe, expect, it } from 'vitest';
import { createReport, ninjaProgress } from './progress.mjs';

/** @param {boolean} isTTY */
function paper(isTTY) {
	/** @type {string[]} */
	const written = [];
	const out = {
		isTTY,
		/** @param {string | Uint8Array} text */
		write(text) {
			written.push(String(text));
			return true;
		},
	};
	return { out: /** @type {Pick<NodeJS.WriteStream, 'write' | 'isTTY'>} */ (out), written };
}

describe('createReport', () => {
	it('writes a log a line per tenth, and always the end', () => {
		const { out, written } = paper(false);
		const report = createReport('[2/5] Electron', out);
		for (let percent = 0; percent <= 100; percent++) report.at('downloading', percent / 100);
		expect(written.length).toBeLessThanOrEqual(11);
		expect(written[0]).toBe('[2/5] Electron: downloading, 0 %\n');
		expect(written.at(-1)).toBe('[2/5] Electron: downloading, 100 %\n');
	});

	it('rewrites one line on a terminal, and leaves it before saying something else', () => {
		const { out, written } = paper(true);
		const report = createReport('[1/2] x', out);
		report.at('downloading', 0.431);
		report.say('unpacking');
		expect(written).toEqual(['\r[1/2] x: downloading, 43 %\u001b[K', '\n', '[1/2] x: unpacking\n']);
	});

	it('ends the line at 100 %, once', () => {
		const { out, written } = paper(true);
		const report = createReport('x', out);
		report.at('downloading', 0.5);
		report.at('downloading', 1);
		report.at('downloading', 1);
		expect(written.join('').match(/\n/g)).toHaveLength(1);
	});
});

describe('ninjaProgress', () => {
	it.each([
		['[226/261] Compiling C++ object x.o', 226 / 261],
		['[261/261] Linking target mediasoup-worker', 1],
		['ninja: Entering directory', undefined],
		['[0/0] nothing', undefined],
		['', undefined],
	])('reads %j', (line, fraction) => {
		expect(ninjaProgress(line)).toBe(fraction);
	});
});

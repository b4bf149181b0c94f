/**
 * What a step tells the person while it works.
 * @typedef {object} Report
 * @property {(text: string) => void} say a line of its own
 * @property {(text: string, fraction: number) => void} at how far a lengthy thing is, 0 to 1
 */

/** On a log file, a line per tenth is enough. */
const LOG_STEP = 0.1;

/**
 * Reports go to stderr: the stdout of `npm start` and `npm run host` carries the
 * call's link, and that of `npm test` its counts.
 *
 * @param {string} prefix like `[2/5] Electron 45.4.1`
 * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY'>} [out]
 * @returns {Report}
 */
export function createReport(prefix, out = process.stderr) {
	let last = { text: '', fraction: -1 };
	let lineOpen = false;
	return {
		say(text) {
			if (lineOpen) out.write('\n');
			lineOpen = false;
			out.write(`${prefix}: ${text}\n`);
		},
		at(text, fraction) {
			const percent = Math.floor(Math.min(1, fraction) * 100);
			const line = `${prefix}: ${text}, ${percent} %`;
			if (out.isTTY) {
				const done = percent >= 100;
				if (done && !lineOpen && last.text === text) return;
				// Clear to the end of the line: the text before may have been longer.
				out.write(`\r${line}\u001b[K${done ? '\n' : ''}`);
				lineOpen = !done;
				last = { text, fraction };
				return;
			}
			const isNew = text !== last.text;
			if (!isNew && fraction - last.fraction < LOG_STEP && (fraction < 1 || last.fraction >= 1)) return;
			last = { text, fraction };
			out.write(`${line}\n`);
		},
	};
}

/**
 * Ninja's own progress mark.
 *
 * @param {string} line
 * @returns {number | undefined} 0 to 1; undefined when the line has no mark
 */
export function ninjaProgress(line) {
	const mark = /^\[(\d+)\/(\d+)\]/.exec(line);
	if (!mark || mark[2] === '0') return undefined;
	return Number(mark[1]) / Number(mark[2]);
}

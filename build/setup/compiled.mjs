import { allParts, compile, stale } from '../compile.mjs';

/** @param {import('../setup.mjs').SetupOptions} options @returns {import('../compile.mjs').Part[]} */
function partsFor({ purpose, onlyHelp }) {
	if (onlyHelp) return ['host'];
	// The host serves the page to those who join from a browser.
	return purpose === 'host' ? ['host', 'renderer'] : allParts;
}

/** @type {import('../setup.mjs').Step} */
export const compiledStep = {
	title: 'the app',
	pending(options) {
		const parts = stale(partsFor(options));
		return parts.length > 0 ? `${parts.join(', ')} changed` : undefined;
	},
	async run(report, options) {
		const parts = stale(partsFor(options));
		await compile(parts, (part, index) => report.say(`compiling ${part} (${index + 1} of ${parts.length})`));
	},
};

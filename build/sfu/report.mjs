/** @typedef {import('@playwright/test/reporter').JSONReport} JSONReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} JSONReportSuite */
/** @typedef {import('@playwright/test/reporter').JSONReportTest} JSONReportTest */

/**
 * What one kind of server did in a run. `mediasoup` may stand several times: once as our own host, once for
 * each dialect of mediasoup-demo.
 *
 * @typedef {object} ServerReport
 * @property {'mediasoup' | 'livekit' | 'janus' | 'galene'} kind
 * @property {string | null} version null when none could be had
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} unavailable what the server cannot do, as `capability: reason`
 * @property {string} [dialect]
 * @property {false} [proven] no real server of this dialect was there: it was run against one of our own
 * @property {string} [why] all of it was skipped
 */

/**
 * @typedef {object} Seen
 * @property {string} server a column
 * @property {string} what a row
 * @property {'passed' | 'failed' | 'skipped' | 'unavailable'} result
 * @property {string} [reason]
 */

const kinds = /** @type {const} */ (['mediasoup', 'livekit', 'janus', 'galene']);
/** The stranger that each file of `e2e/strangers` brings, by the kind of server they meet on. */
const strangersOn = /** @type {Record<string, string>} */ ({
	livekit: 'livekit',
	janus: 'janus',
	galene: 'galene',
	whip: 'galene',
	mediasoupDemo: 'mediasoup',
});

/**
 * Reads Playwright's report of the conformance suite and the strangers.
 *
 * @param {Pick<JSONReport, 'suites'>} report
 * @returns {{ servers: ServerReport[], seen: Seen[] }} seen: what each test says of each server, for the table
 */
export function readSfuReport(report) {
	/** @type {Map<string, ServerReport>} */
	const servers = new Map();
	/** @type {Seen[]} */
	const seen = [];
	for (const { server, title, test } of report.suites.flatMap((suite) => testsOf(suite))) {
		const entry = servers.get(server) ?? newEntry(server);
		servers.set(server, entry);
		const result = resultOf(test);
		entry[result]++;
		const notes = annotationsOf(test);
		for (const { type, description = '' } of notes) {
			if (type === 'server') entry.version = description.replace(/^\S+ /, '');
			if (type === 'proven' && description !== 'real') entry.proven = false;
			if (type === 'unavailable' && !entry.unavailable.includes(description))
				entry.unavailable.push(description);
			if (type === 'skip' && result === 'skipped') entry.why ??= description;
		}
		const missing = notes.find(({ type }) => type === 'unavailable')?.description;
		seen.push({
			server,
			what: title,
			...(result === 'passed' && missing !== undefined && isAbout(title, missing)
				? { result: 'unavailable', reason: missing }
				: { result }),
		});
	}
	const reports = [...servers.values()].map((entry) => {
		const { why, ...rest } = entry;
		return entry.passed + entry.failed === 0 && why !== undefined ? { ...rest, why } : rest;
	});
	return { servers: reports, seen };
}

/** Several capabilities in one test: then it is about none of them alone. @param {string} title @param {string} missing */
function isAbout(title, missing) {
	return !/refuses|previews/.test(title) && missing !== '';
}

/** @param {string} server @returns {ServerReport} */
function newEntry(server) {
	const kind = kinds.find((one) => server.startsWith(one)) ?? 'mediasoup';
	const dialect = /\((.*)\)/.exec(server)?.[1];
	return {
		kind,
		version: null,
		passed: 0,
		failed: 0,
		skipped: 0,
		unavailable: [],
		...(dialect !== undefined && { dialect }),
	};
}

/**
 * @param {JSONReportSuite} suite
 * @param {string[]} parents
 * @returns {{ server: string, title: string, test: JSONReportTest }[]}
 */
function testsOf(suite, parents = []) {
	const titles = [...parents, suite.title];
	const own = suite.specs.flatMap(({ title, tests }) =>
		tests.flatMap((test) => {
			const server = serverOf(titles);
			return server === undefined ? [] : [{ server, title: rowOf(titles, title), test }];
		}),
	);
	return [...own, ...(suite.suites ?? []).flatMap((child) => testsOf(child, titles))];
}

/** @param {string[]} titles file first, then describes */
function serverOf([file = '', group = '']) {
	if (/(^|\/)(conformance|everyServer)\.spec\.ts$/.test(file)) return group;
	const stranger = /(^|\/)strangers\/(\w+)\.spec\.ts$/.exec(file)?.[2];
	return stranger === undefined ? undefined : strangersOn[stranger];
}

/** @param {string[]} titles @param {string} title */
function rowOf([file = ''], title) {
	return /(^|\/)strangers\//.test(file)
		? 'a stock client in the same room: both see and hear each other'
		: title;
}

/** @param {JSONReportTest} test @returns {'passed' | 'failed' | 'skipped'} */
function resultOf({ status }) {
	if (status === 'unexpected') return 'failed';
	return status === 'skipped' ? 'skipped' : 'passed';
}

/** @param {JSONReportTest} test @returns {{ type: string, description?: string | undefined }[]} */
function annotationsOf(test) {
	const last = test.results.at(-1)?.annotations ?? [];
	return [...test.annotations, ...last];
}

import { readFileSync, writeFileSync } from 'node:fs';

/** @typedef {import('./report.mjs').ServerReport} ServerReport */
/** @typedef {import('./report.mjs').Seen} Seen */

const begin = '<!-- written by "npm run test:sfu -- --write": begin -->';
const end = '<!-- written by "npm run test:sfu -- --write": end -->';

/**
 * The table of what works on which real server.
 *
 * @param {ServerReport[]} servers
 * @param {Seen[]} seen
 * @returns {string} Markdown
 */
export function tableOf(servers, seen) {
	const columns = [...new Set(seen.map(({ server }) => server))];
	const rows = [...new Set(seen.map(({ what }) => what))];
	const head = columns.map((column) => headOf(column, servers));
	const lines = rows.map((row) => {
		const cells = columns.map((column) =>
			cellOf(seen.filter(({ server, what }) => server === column && what === row)),
		);
		return `| ${row} | ${cells.join(' | ')} |`;
	});
	const abilities = [...new Set(servers.flatMap(({ unavailable }) => unavailable.map(capabilityOf)))].sort();
	const able = abilities.map((capability) => {
		const cells = columns.map((column) => abilityOf(capability, serverOf(column, servers)));
		return `| can: ${capability} | ${cells.join(' | ')} |`;
	});
	return [
		`| | ${head.join(' | ')} |`,
		`| --- | ${columns.map(() => '---').join(' | ')} |`,
		...lines,
		...able,
	].join('\n');
}

/** @param {string} column @param {ServerReport[]} servers */
function serverOf(column, servers) {
	return servers.find(({ kind, dialect }) => column === (dialect ? `${kind} (${dialect})` : kind));
}

/** @param {string} noted as `capability: reason` */
function capabilityOf(noted) {
	return noted.replace(/: .*$/, '');
}

/** @param {string} capability @param {ServerReport | undefined} server */
function abilityOf(capability, server) {
	if (!server || server.passed + server.failed === 0) return 'not run';
	const missing = server.unavailable.find((noted) => capabilityOf(noted) === capability);
	return missing ? `no (${missing.replace(/^[^:]*: /, '')})` : 'yes';
}

/** @param {string} column @param {ServerReport[]} servers */
function headOf(column, servers) {
	const server = serverOf(column, servers);
	const version = server?.version ? ` ${server.version}` : '';
	const name = server?.dialect ? `${server.kind}${version}, ${server.dialect}` : `${column}${version}`;
	return server?.proven === false ? `${name}: not proven on a real server` : name;
}

/** @param {Seen[]} tests of one server and one row: several strangers share a row */
function cellOf(tests) {
	if (tests.length === 0) return '';
	if (tests.some(({ result }) => result === 'failed')) return '**no**';
	const missing = tests.find(({ result }) => result === 'unavailable');
	if (missing) return `cannot (${missing.reason?.replace(/^[^:]*: /, '')})`;
	return tests.some(({ result }) => result === 'passed') ? 'yes' : 'not run';
}

/**
 * @param {string} text of the README
 * @returns {string} the table in it
 * @throws {Error} when it has no place for one
 */
export function tableIn(text) {
	const [from, to] = placeIn(text);
	return text.slice(from, to).trim();
}

/** @param {string} file the README @param {string} table */
export function writeTable(file, table) {
	const text = readFileSync(file, 'utf8');
	const [from, to] = placeIn(text);
	writeFileSync(file, `${text.slice(0, from)}\n\n${table}\n\n${text.slice(to)}`);
}

/** @param {string} text @returns {[number, number]} */
function placeIn(text) {
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The README has no "${begin}".`);
	return [from + begin.length, to];
}

/**
 * Where a table says more, or less, than was seen. Servers that this machine does not have are not compared.
 *
 * @param {string} table as it stands in the README
 * @param {string} seen as this run would write it
 * @returns {string[]} sentences; none when it holds
 */
export function differences(table, seen) {
	const [told, found] = [cellsOf(table), cellsOf(seen)];
	/** @param {string} column */
	const isRun = (column) =>
		[...found].some(([key, cell]) => key.startsWith(`${column}\0`) && cell !== '' && cell !== 'not run');
	return [...found]
		.filter(([key, cell]) => isRun(key.split('\0')[0] ?? '') && told.get(key) !== cell)
		.map(([key, cell]) => {
			const [column, row] = key.split('\0');
			return `${column}: "${row}" is "${cell}" here, and "${told.get(key) ?? 'missing'}" in the README`;
		});
}

/** By column (its name without the version) and row. @param {string} table @returns {Map<string, string>} */
function cellsOf(table) {
	const [head = [], , ...rows] = table.split('\n').map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
	const columns = head.map((name) => name.replace(/ [\d.]+\S*?(?=,|:|$)/, ''));
	return new Map(
		rows.flatMap(([row = '', ...cells]) =>
			cells.map((cell, index) => /** @type {const} */ ([`${columns[index + 1]}\0${row}`, cell])),
		),
	);
}

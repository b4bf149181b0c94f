import { expect, it } from 'vitest';
import { readSfuReport } from './report.mjs';
import { differences, tableIn, tableOf } from './table.mjs';

/** @param {string} title @param {'expected' | 'unexpected' | 'skipped'} status @param {object[]} annotations */
const spec = (title, status, annotations = []) => ({
	title,
	tests: [{ status, annotations: [], results: [{ annotations }] }],
});
const version = { type: 'server', description: 'janus 1.1.2' };
/** As Playwright writes it, as far as it is read. */
const report = /** @type {any} */ ({
	suites: [
		{
			title: 'session/conformance.spec.ts',
			specs: [],
			suites: [
				{
					title: 'janus',
					specs: [
						spec('mutes', 'expected', [version]),
						spec('knocks', 'expected', [version, { type: 'unavailable', description: 'knocking: server' }]),
						spec('comes back', 'unexpected', [version]),
					],
				},
				{ title: 'galene', specs: [spec('mutes', 'skipped', [{ type: 'skip', description: 'no Go' }])] },
				{
					title: 'mediasoup (legacy dialect)',
					specs: [spec('mutes', 'expected', [{ type: 'proven', description: 'own' }])],
				},
			],
		},
		{ title: 'strangers/janus.spec.ts', specs: [spec('janus.js', 'expected')] },
		{ title: 'session/moderation.spec.ts', specs: [spec('not of this suite', 'unexpected')] },
	],
});

it('counts by server, with what it cannot do and what could not be had', () => {
	expect(readSfuReport(report).servers).toEqual([
		{ kind: 'janus', version: '1.1.2', passed: 3, failed: 1, skipped: 0, unavailable: ['knocking: server'] },
		{ kind: 'galene', version: null, passed: 0, failed: 0, skipped: 1, unavailable: [], why: 'no Go' },
		{
			...{ kind: 'mediasoup', version: null, passed: 1, failed: 0, skipped: 0, unavailable: [] },
			...{ dialect: 'legacy dialect', proven: false },
		},
	]);
});

it('writes a table, and says where another one differs', () => {
	const { servers, seen } = readSfuReport(report);
	const table = tableOf(servers, seen);
	expect(table.split('\n')).toEqual([
		'| | janus 1.1.2 | galene | mediasoup, legacy dialect: not proven on a real server |',
		'| --- | --- | --- | --- |',
		'| mutes | yes | not run | yes |',
		'| knocks | cannot (server) |  |  |',
		'| comes back | **no** |  |  |',
		'| a stock client in the same room: both see and hear each other | yes |  |  |',
		'| can: knocking | no (server) | not run | yes |',
	]);
	expect(differences(table, table)).toEqual([]);
	expect(differences(table.replace('1.1.2', '1.3.0'), table)).toEqual([]);
	expect(differences(table.replace('**no**', 'yes'), table)).toEqual([
		'janus: "comes back" is "**no**" here, and "yes" in the README',
	]);
	// It was not run here: the README may say what another machine saw.
	expect(differences(table.replace('not run', 'yes'), table)).toEqual([]);
});

it('finds its place in a text', () => {
	const text =
		'a\n<!-- written by "npm run test:sfu -- --write": begin -->\n\n| x |\n\n<!-- written by "npm run test:sfu -- --write": end -->\nb';
	expect(tableIn(text)).toBe('| x |');
	expect(() => tableIn('nothing')).toThrow('begin');
});

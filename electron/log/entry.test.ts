import { expect, test } from 'vitest';
import { describeError, logEntry } from './entry.ts';

test('an entry is one line', () => {
	const time = new Date(Date.UTC(2026, 10, 22, 8));
	expect(logEntry(time, 'warning', 'hosting', 'ended', { code: 139, again: true, none: undefined })).toBe(
		'2026-11-22T08:00:00.000Z warning hosting: ended code=139 again=true\n',
	);
});

test('an exception is told without its message and without paths', () => {
	const error = Object.assign(new TypeError('cannot reach anna at 192.168.1.5'), { code: 'ECONNREFUSED' });
	error.stack = `TypeError: cannot reach anna at 192.168.1.5\n    at open (/home/anna/app/main.js:12:3)`;
	expect(describeError(error)).toBe('TypeError ECONNREFUSED at main.js:12:3');
});

test('what is no exception, or an odd one, tells nothing either', () => {
	expect(describeError('anna')).toBe('string');
	const odd = Object.assign(new Error('x'), { code: 'anna@192.168.1.5', name: 'a b/c' });
	odd.stack = '';
	expect(describeError(odd)).toBe('abc');
});

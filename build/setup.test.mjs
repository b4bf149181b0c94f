import { expect, it } from 'vitest';
import { parseSetupArguments } from './setup.mjs';

it('prepares for starting the app unless told otherwise', () => {
	expect(parseSetupArguments([])).toEqual({ purpose: 'start', official: false });
	expect(parseSetupArguments(['test'])).toEqual({ purpose: 'test', official: false });
	expect(parseSetupArguments(['--official', 'host'])).toEqual({ purpose: 'host', official: true });
});

it.each([[['tests']], [['start', 'test']], [['toString']], [['--oficial']]])(
	'refuses %j and says what it knows',
	(args) => {
		expect(() => parseSetupArguments(args)).toThrow(/Run: npm run setup -- \[start\|test/);
	},
);

import { expect, test } from 'vitest';
import { readBenchArguments } from './arguments.ts';

const names = ['start', 'join', 'codecs'];

test('without arguments everything is measured', () => {
	expect(readBenchArguments([], names)).toMatchObject({ help: false, only: names });
});

test('some are measured, in the order that was asked for', () => {
	expect(readBenchArguments(['--only', 'codecs, start'], names).only).toEqual(['codecs', 'start']);
});

test('an unknown measurement and an unknown option are refused', () => {
	expect(() => readBenchArguments(['--only', 'stort'], names)).toThrow('no measurement "stort"');
	expect(() => readBenchArguments(['--fast'], names)).toThrow();
});

import { expect, test } from 'vitest';
import { readBenchArguments } from './arguments.ts';

const names = ['start', 'join', 'codecs'];
const kinds = ['mediasoup', 'livekit'];

test('without arguments everything is measured', () => {
	expect(readBenchArguments([], names, kinds)).toMatchObject({ help: false, only: names });
});

test('some are measured, in the order that was asked for', () => {
	expect(readBenchArguments(['--only', 'codecs, start'], names, kinds).only).toEqual(['codecs', 'start']);
});

test('servers are measured on where they are asked for', () => {
	expect(readBenchArguments([], names, kinds).servers).toBeUndefined();
	expect(readBenchArguments(['--servers', 'livekit'], names, kinds).servers).toEqual(['livekit']);
	expect(() => readBenchArguments(['--servers', 'zoom'], names, kinds)).toThrow('no kind of server "zoom"');
});

test('an unknown measurement and an unknown option are refused', () => {
	expect(() => readBenchArguments(['--only', 'stort'], names, kinds)).toThrow('no measurement "stort"');
	expect(() => readBenchArguments(['--fast'], names, kinds)).toThrow();
});

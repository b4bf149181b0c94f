import { expect, test } from 'vitest';
import { Pins } from './pins.ts';

const key = 'a'.repeat(43);
const otherKey = 'b'.repeat(43);

test('a pinned hostname takes exactly its keys', () => {
	const pins = new Pins();
	pins.add('192.168.1.5', key);
	expect(pins.verdict('192.168.1.5', key)).toBe('trusted');
	expect(pins.verdict('192.168.1.5', otherKey)).toBe('refused');
	expect(pins.verdict('192.168.1.5', undefined)).toBe('refused');
});

test('a key that is pinned for one hostname is nothing for another', () => {
	const pins = new Pins();
	pins.add('a.example', key);
	pins.add('b.example', otherKey);
	expect(pins.verdict('b.example', key)).toBe('refused');
	expect(pins.verdict('c.example', key)).toBe('not-pinned');
});

test('two hosts may share a hostname', () => {
	const pins = new Pins();
	pins.add('127.0.0.1', key);
	pins.add('127.0.0.1', otherKey);
	expect(pins.verdict('127.0.0.1', key)).toBe('trusted');
	expect(pins.verdict('127.0.0.1', otherKey)).toBe('trusted');
});

test.each([
	['[FD00::5]', 'fd00::5'],
	['Host.Example', 'host.example'],
	['host.example.', 'host.example'],
])('%s and %s are the same', (pinned, asked) => {
	const pins = new Pins();
	pins.add(pinned, key);
	expect(pins.verdict(asked, key)).toBe('trusted');
	expect(pins.verdict(asked, otherKey)).toBe('refused');
});

test('says whether a pin is new', () => {
	const pins = new Pins();
	expect(pins.add('host.example', key)).toBe(true);
	expect(pins.add('HOST.example', key)).toBe(false);
});

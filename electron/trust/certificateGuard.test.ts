import { beforeEach, expect, test } from 'vitest';
import { CertificateGuard, rememberedForMs } from './certificateGuard.ts';

const key = 'a'.repeat(43);
const otherKey = 'b'.repeat(43);

let now: number;
let guard: CertificateGuard;
beforeEach(() => {
	now = 0;
	guard = new CertificateGuard(() => now);
});

const meet = (hostname: string, shown: string | undefined, chromiumTrusts = false) =>
	guard.verify({ hostname, key: shown, chromiumTrusts });

test('a pinned hostname takes exactly its key, whatever Chromium thinks', () => {
	guard.pin(['192.168.1.5'], key);
	expect(meet('192.168.1.5', key)).toBe('trusted');
	expect(meet('192.168.1.5', otherKey)).toBe('refused');
	expect(meet('192.168.1.5', otherKey, true)).toBe('refused');
	expect(meet('192.168.1.5', undefined, true)).toBe('refused');
});

test('a key that is pinned for one hostname is nothing for another', () => {
	guard.pin(['a.example'], key);
	guard.pin(['b.example'], otherKey);
	expect(meet('b.example', key)).toBe('refused');
	expect(meet('c.example', key)).toBe('refused');
});

test('without a pin Chromium decides', () => {
	expect(meet('calls.example', key, true)).toBe('trusted');
	expect(meet('calls.example', key, false)).toBe('refused');
});

test('two hosts may share a hostname', () => {
	guard.pin(['127.0.0.1'], key);
	guard.pin(['127.0.0.1'], otherKey);
	expect(meet('127.0.0.1', key)).toBe('trusted');
	expect(meet('127.0.0.1', otherKey)).toBe('trusted');
});

test.each([
	['[FD00::5]', 'fd00::5'],
	['Host.Example', 'host.example'],
	['host.example.', 'host.example'],
])('%s and %s are the same', (pinned, asked) => {
	guard.pin([pinned], key);
	expect(meet(asked, key)).toBe('trusted');
	expect(meet(asked, otherKey, true)).toBe('refused');
});

test('a pin before the first connection outdates nothing', () => {
	expect(guard.pin(['192.168.1.5'], key)).toEqual({ outdates: false });
	meet('192.168.1.5', key);
	expect(guard.pin(['192.168.1.5'], key)).toEqual({ outdates: false });
});

test('a pin outdates that its key was refused', () => {
	meet('192.168.1.5', key);
	expect(guard.pin(['192.168.1.6'], key)).toEqual({ outdates: false });
	expect(guard.pin(['192.168.1.5'], otherKey)).toEqual({ outdates: false });
	expect(guard.pin(['192.168.1.5'], key)).toEqual({ outdates: true });
	guard.forget();
	expect(guard.pin(['192.168.1.5'], key)).toEqual({ outdates: false });
});

test('a pin outdates that another key was trusted by the rules of the web', () => {
	meet('calls.example', otherKey, true);
	expect(guard.pin(['calls.example'], key)).toEqual({ outdates: true });
});

test('what Chromium has forgotten is not outdated', () => {
	meet('192.168.1.5', key);
	now = rememberedForMs;
	expect(guard.pin(['192.168.1.5'], key)).toEqual({ outdates: false });
});

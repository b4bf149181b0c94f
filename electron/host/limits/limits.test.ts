import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';
import { TokenBucket } from './tokenBucket.ts';

describe('a token bucket', () => {
	it('lets a burst through, then its rate, and never saves up more than the burst', () => {
		let now = 0;
		const bucket = new TokenBucket(3, 2, () => now);
		const take = (times: number) => Array.from({ length: times }, () => bucket.take());
		expect(take(4)).toEqual([true, true, true, false]);
		now = 500;
		expect(take(2)).toEqual([true, false]);
		now = 60_000;
		expect(take(4)).toEqual([true, true, true, false]);
		expect(bucket.take(0.5)).toBe(false);
	});
});

describe('admission', () => {
	it('limits each address and all together', () => {
		const admission = new Admission(2, 3);
		const first = admission.take('10.0.0.1');
		expect(first).toBeDefined();
		expect(admission.take('10.0.0.1')).toBeDefined();
		expect(admission.take('10.0.0.1')).toBeUndefined();
		expect(admission.take('10.0.0.2')).toBeDefined();
		expect(admission.take('10.0.0.3')).toBeUndefined();
		first?.();
		first?.();
		expect(admission.take('10.0.0.3')).toBeDefined();
		expect(admission.take('10.0.0.3')).toBeUndefined();
	});

	it('takes a household with IPv6 for one', () => {
		const admission = new Admission(1, 100);
		expect(admission.take('2001:db8:1:2::1')).toBeDefined();
		expect(admission.take('2001:db8:1:2:aaaa::7')).toBeUndefined();
		expect(admission.take('2001:db8:1:3::1')).toBeDefined();
		expect(admission.take('::1')).toBeDefined();
		expect(admission.take('::2')).toBeUndefined();
	});
});

import { expect, it } from 'vitest';
import { handOf, loweredHand, raisedHand } from './hands.ts';

it('reads what it writes', () => {
	const now = new Date(1_790_000_000_000);
	expect(handOf({ attributes: raisedHand(now) })).toBe(now.getTime());
	expect(handOf({ attributes: { ...loweredHand } })).toBeNull();
	expect(handOf({ attributes: {} })).toBeNull();
});

it('takes a moment that it cannot read for a raised hand all the same', () => {
	expect(handOf({ attributes: { handRaisedAt: 'just now' } })).toBe(0);
});

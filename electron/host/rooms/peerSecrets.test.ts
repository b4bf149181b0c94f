import { describe, expect, it } from 'vitest';
import { PeerSecrets } from './peerSecrets.ts';

describe('the secrets of a room', () => {
	it('give an id to who came first, and back to them alone', () => {
		let now = 0;
		const secrets = new PeerSecrets(() => now);
		expect(secrets.claim('anna', 'hers', false)).toBe(true);
		expect(secrets.claim('anna', 'not hers', true)).toBe(false);
		expect(secrets.claim('anna', undefined, true)).toBe(false);
		expect(secrets.claim('anna', 'hers', true)).toBe(true);
		secrets.settle('anna');
		secrets.keep('anna');
		now = 100_000;
		expect(secrets.claim('anna', 'not hers', false)).toBe(false);
		now = 130_000;
		expect(secrets.claim('anna', 'not hers', false)).toBe(true);
	});

	it('never give away an id that was taken without one', () => {
		const secrets = new PeerSecrets();
		expect(secrets.claim('stock', undefined, false)).toBe(true);
		expect(secrets.claim('stock', 'mine now', true)).toBe(false);
		expect(secrets.claim('stock', undefined, true)).toBe(false);
		expect(secrets.claim('stock', undefined, false)).toBe(true);
	});

	it('stay few, however many drop out', () => {
		const secrets = new PeerSecrets(() => 0);
		expect(secrets.claim('first', 'its own', false)).toBe(true);
		secrets.settle('first');
		secrets.keep('first');
		for (let count = 0; count < 1000; count += 1) {
			secrets.claim(`peer-${count}`, 'x', false);
			secrets.settle(`peer-${count}`);
			secrets.keep(`peer-${count}`);
		}
		// The oldest had to make space.
		expect(secrets.claim('first', 'somebody', false)).toBe(true);
	});

	it('let nobody wait for an id who was never inside', () => {
		const secrets = new PeerSecrets();
		secrets.claim('anna', 'hers', false);
		expect(secrets.isSettled('anna')).toBe(false);
		secrets.keep('anna');
		expect(secrets.claim('anna', 'not hers', false)).toBe(true);
	});

	it('outlive the host as hashes, with hands, for as long as somebody may be away', () => {
		let now = 0;
		const before = new PeerSecrets(() => now);
		before.claim('anna', 'hers', false);
		before.settle('anna');
		before.setHand('anna', 1234);
		before.claim('lobby', 'theirs', false);
		const kept = before.kept();
		expect(kept).toEqual([{ peerId: 'anna', secretHash: expect.stringMatching(/^[\w-]{43}$/), hand: 1234 }]);
		const after = new PeerSecrets(() => now);
		after.restore(kept);
		expect(after.claim('anna', 'not hers', false)).toBe(false);
		expect(after.isSettled('anna')).toBe(true);
		expect(after.claim('anna', 'hers', false)).toBe(true);
		expect(after.handOf('anna')).toBe(1234);
		after.keep('anna');
		now = 130_000;
		expect(after.isSettled('anna')).toBe(false);
		expect(after.anySettled).toBe(false);
	});
});

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
		secrets.keep('first');
		for (let count = 0; count < 1000; count += 1) {
			secrets.claim(`peer-${count}`, 'x', false);
			secrets.keep(`peer-${count}`);
		}
		// The oldest had to make space.
		expect(secrets.claim('first', 'somebody', false)).toBe(true);
	});
});

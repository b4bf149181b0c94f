import { expect, it } from 'vitest';
import { limits } from '../../../contract/signalling/limits.ts';
import { hashOfSecret } from './peerSecrets.ts';
import { Removals } from './removals.ts';

it('knows who was removed by id, by secret and by address, for a while', () => {
	let now = 1000;
	const removals = new Removals(() => now);
	removals.add('mallory', hashOfSecret('hers'), '10.0.0.9');
	expect(removals.has('mallory')).toBe(true);
	expect(removals.has('another-name', 'hers')).toBe(true);
	expect(removals.has('anna', 'other')).toBe(false);
	expect(removals.hasHousehold('10.0.0.9')).toBe(true);
	expect(removals.hasHousehold('10.0.0.8')).toBe(false);
	now += limits.removedForMs + 1;
	expect(removals.has('mallory', 'hers')).toBe(false);
	expect(removals.hasHousehold('10.0.0.9')).toBe(false);
});

it('outlives the host without addresses', () => {
	const before = new Removals(() => 0);
	before.add('mallory', hashOfSecret('hers'), '10.0.0.9');
	expect(JSON.stringify(before.kept())).not.toContain('10.0.0.9');
	const after = new Removals(() => 1);
	after.restore(before.kept());
	expect(after.has('somebody', 'hers')).toBe(true);
});

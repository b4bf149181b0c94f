import { expect, it } from 'vitest';
import { readUserData, writeUserData } from './userData.ts';

it('reads what it wrote', () => {
	const published = { microphone: { id: 'm', stream: 's', muted: true } };
	expect(readUserData(writeUserData(published, 1234))).toEqual({ hand: 1234, published });
	expect(readUserData(writeUserData({}, null))).toEqual({ hand: false, published: {} });
});

it('takes what the clients of others write', () => {
	expect(readUserData(undefined)).toEqual({ hand: false, published: undefined });
	expect(readUserData({ raisehand: true })).toEqual({ hand: true, published: undefined });
});

it('takes nonsense for nothing', () => {
	for (const parley of [
		'x',
		{ published: { camera: 'x' } },
		{ published: { nose: { id: 'n', stream: 's', muted: false } } },
	])
		expect(readUserData({ parley, raisehand: true })).toEqual({ hand: true, published: undefined });
});

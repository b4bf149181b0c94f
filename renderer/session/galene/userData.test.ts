import { expect, it } from 'vitest';
import { readUserData, writeUserData } from './userData.ts';

it('reads what it wrote', () => {
	const published = { microphone: { id: 'm', stream: 's', muted: true } };
	const place = { seal: 'x', before: [{ id: 'c', secret: 'y' }] };
	expect(readUserData(writeUserData(published, 1234, place))).toEqual({ hand: 1234, published, place });
	expect(readUserData(writeUserData({}, null, null))).toEqual({ hand: false, published: {} });
});

it('takes what the clients of others write', () => {
	expect(readUserData(undefined)).toEqual({ hand: false, published: undefined });
	expect(readUserData({ raisehand: true })).toEqual({ hand: true, published: undefined });
});

it('takes nonsense for nothing', () => {
	for (const parley of [
		'x',
		{ published: { camera: 'x' } },
		{ place: { seal: 'x', before: [{ id: 'c' }] } },
		{ published: { nose: { id: 'n', stream: 's', muted: false } } },
	])
		expect(readUserData({ parley, raisehand: true })).toEqual({ hand: true, published: undefined });
});

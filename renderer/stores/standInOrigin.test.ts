import { expect, test } from 'vitest';
import type { Destination } from '../../contract/destination/destination.ts';
import { standInOrigin } from './standInOrigin.ts';

/** What is asked of a machine that can. */
async function asked(destination: Destination) {
	const uses: unknown[] = [];
	const result = await standInOrigin(
		{
			origins: {
				async use(standIn) {
					uses.push(standIn);
				},
			},
		},
		destination,
	);
	return { uses, result };
}

const demo = (socket: string, origin?: string): Destination => ({
	kind: 'mediasoup-demo',
	socket,
	roomId: 'r',
	...(origin && { origin }),
});

test('one comes as the page that the link names', async () => {
	const { uses, result } = await asked(demo('wss://h.example:4443/', 'https://h.example:8443'));
	expect(uses).toEqual([{ socket: 'wss://h.example:4443/', origin: 'https://h.example:8443' }]);
	expect(result).toEqual({ standsIn: true });
});

test('without one, as the page at the same name', async () => {
	const { uses } = await asked(demo('wss://h.example:4443/'));
	expect(uses).toEqual([{ socket: 'wss://h.example:4443/', origin: 'https://h.example' }]);
});

test('never as the page of somebody else', async () => {
	const { uses, result } = await asked(demo('wss://h.example:4443/', 'https://bank.example'));
	expect(uses).toEqual([]);
	expect(result).toEqual({ standsIn: true });
});

test('nothing is asked for other kinds, nor where it cannot be done', async () => {
	expect(await asked({ kind: 'whip', endpoint: 'https://h.example/whip' })).toEqual({ uses: [], result: {} });
	expect(await standInOrigin({}, demo('wss://h.example:4443/'))).toEqual({});
});

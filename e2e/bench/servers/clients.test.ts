import { expect, test } from 'vitest';
import { titleOf } from '../../servers/server.ts';
import { serverKinds } from '../../servers/servers.ts';
import { stockClientOf } from './clients.ts';

test('every kind of server has a client of its own to be measured beside', () => {
	const without = serverKinds.filter((kind) => !stockClientOf(kind));
	expect(without.map(titleOf)).toEqual([]);
});

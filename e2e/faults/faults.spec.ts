import { test } from '@playwright/test';
import { titleOf } from '../servers/server.ts';
import { serverKinds } from '../servers/servers.ts';
import { comesBack } from './comesBack.ts';
import { FaultStand } from './faultStand.ts';
import { faults } from './faults.ts';
import { holdsOut } from './holdsOut.ts';

/** `npm run test:faults` sets it; `npm test` takes the few that are quick, and servers that are real. */
const all = process.env.PARLEY_FAULTS === 'all';

/**
 * What happens to networks, servers and machines, in a network made for it, against every kind of server.
 * Written once, against the session interface alone.
 */
for (const kind of serverKinds)
	test.describe(`after a fault, ${titleOf(kind)}`, () => {
		const stand = new FaultStand(kind);
		stand.setUp();
		for (const fault of faults)
			if (all || (fault.inEveryTest && kind.proven !== 'own'))
				test(fault.title, () => comesBack(stand, fault));
		if (all) test('a poor network: a tenth is lost, 100 ms each way', () => holdsOut(stand));
	});

import { test } from '@playwright/test';
import { titleOf } from '../servers/server.ts';
import { serverKinds } from '../servers/servers.ts';
import { comingBack } from './conformance/comingBack.ts';
import { entering } from './conformance/entering.ts';
import { muting } from './conformance/muting.ts';
import { receiving } from './conformance/receiving.ts';
import { Stand } from './conformance/stand.ts';
import { texts } from './conformance/texts.ts';

/**
 * The session interface against real servers, in a real Chromium. Written once, against the interface
 * alone: what a server cannot do it says in its capabilities, and then the suite holds it to that.
 */
for (const kind of serverKinds)
	test.describe(titleOf(kind), () => {
		const stand = new Stand(kind);
		stand.setUp();
		entering(stand);
		muting(stand);
		receiving(stand);
		texts(stand);
		comingBack(stand);
	});

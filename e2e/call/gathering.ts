import { type CallLinks, enterCall, hostCall, joinCall, waitForEachOther } from '../app/call.ts';
import type { DesktopParticipant, Participant } from '../app/participants.ts';
import type { Cast } from './callTest.ts';

/** Somebody in a browser, in the call. */
export async function guestInside(cast: Cast, name: string, { localPage }: CallLinks): Promise<Participant> {
	const guest = await cast.guest(name, `${localPage}?inspect`);
	await enterCall(guest);
	return guest;
}

interface Two {
	readonly anna: DesktopParticipant;
	readonly carl: Participant;
	readonly links: CallLinks;
}

/** Anna hosts a call in her app; Carl is there in a browser. */
export async function annaAndCarl(cast: Cast): Promise<Two> {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const carl = await guestInside(cast, 'Carl', links);
	await waitForEachOther([anna, carl]);
	return { anna, carl, links };
}

/** Anna hosts a call in her app; Bea is there with hers, and Carl in a browser. */
export async function annaBeaAndCarl(cast: Cast): Promise<Two & { readonly bea: DesktopParticipant }> {
	const anna = await cast.desktop('Anna');
	const links = await hostCall(anna);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, links.app);
	const carl = await guestInside(cast, 'Carl', links);
	await waitForEachOther([anna, bea, carl]);
	return { anna, bea, carl, links };
}

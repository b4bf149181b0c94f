import { type CallLinks, enterCall, hostCall, joinCall, waitForEachOther } from '../app/call.ts';
import type { DesktopParticipant, Participant } from '../app/participants.ts';
import type { Cast } from './callTest.ts';

/** Somebody in a browser, in the call. */
export async function guestInside(cast: Cast, name: string, { localPage }: CallLinks): Promise<Participant> {
	const guest = await cast.guest(name, `${localPage}?inspect`);
	await enterCall(guest);
	return guest;
}

interface Hosted {
	readonly anna: DesktopParticipant;
	readonly links: CallLinks;
}

interface WithBea extends Hosted {
	readonly bea: DesktopParticipant;
}

interface WithCarl extends Hosted {
	readonly carl: Participant;
}

async function annaHosts(cast: Cast): Promise<Hosted> {
	const anna = await cast.desktop('Anna');
	return { anna, links: await hostCall(anna) };
}

/** Anna hosts a call in her app; Bea is there with hers. */
export async function annaAndBea(cast: Cast): Promise<WithBea> {
	const hosted = await annaHosts(cast);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, hosted.links.app);
	await waitForEachOther([hosted.anna, bea]);
	return { ...hosted, bea };
}

/** Anna hosts a call in her app; Carl is there in a browser. */
export async function annaAndCarl(cast: Cast): Promise<WithCarl> {
	const hosted = await annaHosts(cast);
	const carl = await guestInside(cast, 'Carl', hosted.links);
	await waitForEachOther([hosted.anna, carl]);
	return { ...hosted, carl };
}

/** Anna hosts a call in her app; Bea is there with hers, and Carl in a browser. */
export async function annaBeaAndCarl(cast: Cast): Promise<WithBea & WithCarl> {
	const inside = await annaAndBea(cast);
	const carl = await guestInside(cast, 'Carl', inside.links);
	await waitForEachOther([inside.anna, inside.bea, carl]);
	return { ...inside, carl };
}

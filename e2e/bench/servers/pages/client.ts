import type { SessionTarget } from '../../../../renderer/session/session.ts';

/** What somebody sends; open before the time is taken, so that no camera is waited for. */
export interface OwnMedia {
	readonly name: string;
	readonly camera: MediaStreamTrack;
	readonly microphone: MediaStreamTrack;
}

/** Gives what plays somebody else's sound or picture, in the page already. */
export type Place = (kind: string) => HTMLMediaElement;

/** One way to be in a call: Parley's session, or a server's stock client, used as its own examples do. */
export interface CallClient {
	/** What the app has loaded before anybody clicks; a stock client's page loads all of it at once. */
	load?(target: SessionTarget): Promise<void>;
	/** What can be done before the person clicks on Join. Only Parley has such a thing. */
	prepare?(target: SessionTarget): Promise<void>;
	/** Joins, plays everybody else in `place`s, and then sends one's own. */
	join(target: SessionTarget, own: OwnMedia, place: Place): Promise<void>;
	leave(): Promise<void>;
}

/** Of a kind of target, or it is not for this client. @throws {Error} */
export function targetOf<K extends SessionTarget['kind']>(
	target: SessionTarget,
	kind: K,
): Extract<SessionTarget, { kind: K }> {
	if (target.kind !== kind) throw new Error(`${target.kind} is none of this client's`);
	return target as Extract<SessionTarget, { kind: K }>;
}

/** Plays one track. */
export function play(place: Place, track: MediaStreamTrack): void {
	const element = place(track.kind);
	element.srcObject = new MediaStream([track]);
	element.play().catch((error: unknown) => console.error('a track is not played', error));
}

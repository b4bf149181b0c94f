import type { Participant } from 'livekit-client';

/**
 * A raised hand is an attribute of the participant, under the name that La Suite Meet and Visio use, so that
 * their people and ours see each other's hands: the moment it went up, as ISO 8601.
 */
const attribute = 'handRaisedAt';

export function raisedHand(now: Date): Record<string, string> {
	return { [attribute]: now.toISOString() };
}

/** An empty attribute is removed by the server. */
export const loweredHand: Readonly<Record<string, string>> = { [attribute]: '' };

/** Since when somebody's hand is raised, in milliseconds since 1970; null if it is not. */
export function handOf({ attributes }: Pick<Participant, 'attributes'>): number | null {
	const told = attributes[attribute];
	if (!told) return null;
	const since = Date.parse(told);
	// Whoever writes it in another form has raised their hand all the same, at a moment unknown.
	return Number.isNaN(since) ? 0 : since;
}

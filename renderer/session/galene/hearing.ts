import { type PlayedBefore, playedLevelOf } from '../playedLevels.ts';
import type { SessionEvents } from '../session.ts';
import { lookEveryMs, Voices } from '../voices.ts';

/** Sound that comes in, and who it is of. */
export interface HeardSound {
	readonly participantId: string;
	readonly receiver: RTCRtpReceiver;
}

/**
 * Looks again and again at how loud everybody is: Galene tells nothing of it, and takes the levels off the packets.
 * @returns ends it
 */
export function listenToVoices(
	sounds: () => readonly HeardSound[],
	tell: {
		levels(levels: SessionEvents['levels']): void;
		speaker(participantId: string | null): void;
	},
): () => void {
	const voices = new Voices(tell);
	const seen = new WeakMap<RTCRtpReceiver, PlayedBefore>();
	let over = false;
	let looking = false;
	const look = async () => {
		const levels = await Promise.all(
			sounds().map(async ({ participantId, receiver }) => ({
				participantId,
				level: await playedLevelOf(receiver, seen),
			})),
		);
		if (over) return;
		const audible = new Map<string, number>();
		for (const { participantId, level } of levels)
			audible.set(participantId, Math.max(level, audible.get(participantId) ?? 0));
		voices.look(audible, performance.now());
	};
	const timer = setInterval(() => {
		if (looking) return;
		looking = true;
		// A stream that was closed meanwhile has nothing to report.
		look()
			.catch(() => {})
			.finally(() => {
				looking = false;
			});
	}, lookEveryMs);
	return () => {
		over = true;
		clearInterval(timer);
	};
}

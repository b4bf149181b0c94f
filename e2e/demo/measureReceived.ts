import { setTimeout as pause } from 'node:timers/promises';
import { received } from '../app/inspection.ts';
import type { Participant } from '../app/participants.ts';
import type { ParticipantReport, ReceivedReport } from './report.ts';

const lookEveryMs = 250;

/** Looks for a while at what everybody receives: the newest counts and sizes, the loudest of all levels. */
export async function measureReceived(
	participants: readonly Participant[],
	ms: number,
): Promise<ParticipantReport[]> {
	const streams = participants.map(() => new Map<string, ReceivedReport>());
	const endAt = performance.now() + ms;
	while (performance.now() < endAt) {
		await Promise.all(
			participants.map(async ({ page }, index) => {
				for (const one of await received(page)) {
					if (one.source === 'screen-sound') continue;
					const key = `${one.source} of ${one.from}`;
					const before = streams[index]?.get(key)?.audioLevelMax ?? 0;
					const isSound = one.source === 'microphone';
					streams[index]?.set(key, {
						from: one.from,
						source: one.source,
						framesDecoded: isSound ? null : (one.framesDecoded ?? 0),
						width: one.width ?? null,
						height: one.height ?? null,
						audioLevelMax: isSound ? Math.max(before, one.audioLevel ?? 0) : null,
					});
				}
			}),
		);
		await pause(lookEveryMs);
	}
	return participants.map(({ name, kind }, index) => ({
		name,
		kind,
		received: [...(streams[index]?.values() ?? [])],
	}));
}

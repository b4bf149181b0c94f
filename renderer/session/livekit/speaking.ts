import { ConnectionQuality as LiveKitQuality, type Participant, type Room, RoomEvent } from 'livekit-client';
import type { Emitter } from 'mitt';
import type { ConnectionQuality, SessionEvents } from '../session.ts';

type Told = Pick<SessionEvents, 'levels' | 'active-speaker' | 'connection-quality'>;

const qualities: Partial<Record<LiveKitQuality, ConnectionQuality>> = {
	[LiveKitQuality.Excellent]: 'good',
	[LiveKitQuality.Good]: 'good',
	[LiveKitQuality.Poor]: 'weak',
	[LiveKitQuality.Lost]: 'lost',
};

/** Who is heard, who speaks most, and how well everybody is connected, as the server tells it. */
export function listenToVoices(room: Room, events: Pick<Emitter<Told>, 'emit'>): void {
	room.on(RoomEvent.ActiveSpeakersChanged, (speakers: readonly Participant[]) => {
		const heard = speakers.map(({ identity, audioLevel }) => ({
			participantId: identity,
			level: levelOf(audioLevel),
		}));
		events.emit('levels', heard);
		// The loudest comes first.
		events.emit('active-speaker', { participantId: heard[0]?.participantId ?? null });
	});
	room.on(RoomEvent.ConnectionQualityChanged, (told, participant) => {
		const quality = qualities[told];
		const participantId = participant.isLocal ? null : participant.identity;
		if (quality) events.emit('connection-quality', { participantId, quality });
	});
}

/** LiveKit tells loudness as a share of full scale; -60 dB of it and quieter is silence. */
function levelOf(share: number): number {
	return share > 0 ? Math.min(1, Math.max(0, (20 * Math.log10(share) + 60) / 60)) : 0;
}

import { Room, RoomEvent, Track } from 'livekit-client';
import { targetOf } from './client.ts';
import { beParticipant } from './participant.ts';

/** livekit-client as its README uses it. */
const room = new Room({ adaptiveStream: true, dynacast: true });

beParticipant({
	async join(target, { camera, microphone }, place) {
		const { url, token } = targetOf(target, 'livekit');
		room.on(RoomEvent.TrackSubscribed, (track) => {
			track.attach(place(track.kind));
		});
		await room.connect(url, token);
		await Promise.all([
			room.localParticipant.publishTrack(microphone, { source: Track.Source.Microphone }),
			room.localParticipant.publishTrack(camera, { source: Track.Source.Camera }),
		]);
	},
	leave: () => room.disconnect(),
});

import { adapters } from '../../../../renderer/session/adapters.ts';
import { openSession } from '../../../../renderer/session/openSession.ts';
import type { Session } from '../../../../renderer/session/session.ts';
import { play } from './client.ts';
import { beParticipant } from './participant.ts';

let session: Session | null = null;

/** Parley's own session, driven as the call engine drives it. */
beParticipant({
	async load({ kind }) {
		await adapters[kind]();
	},
	async prepare(target) {
		session = await openSession(target);
		await session.preview();
	},
	async join(target, { name, camera, microphone }, place) {
		session ??= await openSession(target);
		const joining = session;
		// A tile that is seen asks for its size.
		joining.events.on('track-published', ({ id, source }) => {
			if (source === 'camera') joining.setReception(id, { wanted: true, size: { width: 320, height: 180 } });
		});
		joining.events.on('track-received', ({ track }) => play(place, track));
		const inside = new Promise<void>((resolve) => {
			joining.events.on('state', ({ kind }) => kind === 'joined' && resolve());
		});
		const joined = joining.join({ displayName: name });
		await Promise.race([inside, joined]);
		const { width = 0, height = 0, frameRate = 0 } = camera.getSettings();
		await Promise.all([
			joined,
			joining.publish(microphone, { source: 'microphone' }),
			joining.publish(camera, { source: 'camera', video: { width, height, framesPerSecond: frameRate } }),
		]);
	},
	async leave() {
		await session?.leave();
	},
});

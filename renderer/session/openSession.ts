import { adapters } from './adapters.ts';
import type { Session, SessionTarget } from './session.ts';

/** Makes a session for a target. Each kind's adapter is loaded only when it is used. */
export async function openSession(target: SessionTarget): Promise<Session> {
	switch (target.kind) {
		case 'parley': {
			const { MediasoupSession, loadDevice } = await adapters.parley();
			return new MediasoupSession(target, loadDevice);
		}
		case 'janus': {
			const { JanusSession } = await adapters.janus();
			return new JanusSession(target);
		}
		case 'mediasoup-demo': {
			const { MediasoupDemoSession, loadDevice } = await adapters['mediasoup-demo']();
			return new MediasoupDemoSession(target, loadDevice);
		}
		case 'livekit':
		case 'livekit-meet': {
			const { LiveKitSession } = await adapters.livekit();
			return new LiveKitSession(target);
		}
		case 'galene': {
			const { GaleneSession } = await adapters.galene();
			return new GaleneSession(target);
		}
		case 'whip': {
			const { WhipSession } = await adapters.whip();
			return new WhipSession(target);
		}
	}
}

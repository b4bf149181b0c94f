import type { Session, SessionTarget } from './session.ts';

/** Makes a session for a target. Each kind's adapter is loaded only when it is used. */
export async function openSession(target: SessionTarget): Promise<Session> {
	switch (target.kind) {
		case 'parley': {
			const [{ MediasoupSession }, { loadDevice }] = await Promise.all([
				import('./mediasoup/mediasoupSession.ts'),
				import('./mediasoup/loadDevice.ts'),
			]);
			return new MediasoupSession(target, loadDevice);
		}
		case 'janus': {
			const { JanusSession } = await import('./janus/janusSession.ts');
			return new JanusSession(target);
		}
		case 'mediasoup-demo': {
			const [{ MediasoupDemoSession }, { loadDevice }] = await Promise.all([
				import('./mediasoupDemo/mediasoupDemoSession.ts'),
				import('./mediasoup/loadDevice.ts'),
			]);
			return new MediasoupDemoSession(target, loadDevice);
		}
		case 'livekit':
		case 'livekit-meet': {
			const { LiveKitSession } = await import('./livekit/livekitSession.ts');
			return new LiveKitSession(target);
		}
		case 'galene': {
			const { GaleneSession } = await import('./galene/galeneSession.ts');
			return new GaleneSession(target);
		}
		case 'whip': {
			const { WhipSession } = await import('./whip/whipSession.ts');
			return new WhipSession(target);
		}
	}
}

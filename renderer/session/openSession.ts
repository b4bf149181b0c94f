import type { LoadDevice } from './mediasoup/mediasoupSession.ts';
import type { Session, SessionTarget } from './session.ts';
import { SessionError } from './sessionError.ts';

/** Makes a session for a target. Each kind's adapter is loaded only when it is used. */
export async function openSession(target: SessionTarget): Promise<Session> {
	switch (target.kind) {
		case 'parley': {
			const [{ MediasoupSession }, { Device }] = await Promise.all([
				import('./mediasoup/mediasoupSession.ts'),
				import('mediasoup-client'),
			]);
			const loadDevice: LoadDevice = async (routerRtpCapabilities) => {
				const device = await Device.factory();
				await device.load({ routerRtpCapabilities: routerRtpCapabilities as never });
				return device;
			};
			return new MediasoupSession(target, loadDevice);
		}
		case 'janus': {
			const { JanusSession } = await import('./janus/janusSession.ts');
			return new JanusSession(target);
		}
		default:
			throw new SessionError('unsupported', target.kind);
	}
}

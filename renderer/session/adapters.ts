import type { DestinationKind } from '../../contract/destination/destination.ts';

/**
 * What speaks with each kind of server. Each is a part of the app of its own, loaded when it is first asked for:
 * sooner than it is needed, if somebody foresees it.
 */
export const adapters = {
	parley: async () => {
		const [{ MediasoupSession }, { loadDevice }] = await Promise.all([
			import('./mediasoup/mediasoupSession.ts'),
			import('./mediasoup/loadDevice.ts'),
		]);
		return { MediasoupSession, loadDevice };
	},
	'mediasoup-demo': async () => {
		const [{ MediasoupDemoSession }, { loadDevice }] = await Promise.all([
			import('./mediasoupDemo/mediasoupDemoSession.ts'),
			import('./mediasoup/loadDevice.ts'),
		]);
		return { MediasoupDemoSession, loadDevice };
	},
	livekit: () => import('./livekit/livekitSession.ts'),
	'livekit-meet': () => import('./livekit/livekitSession.ts'),
	janus: () => import('./janus/janusSession.ts'),
	galene: () => import('./galene/galeneSession.ts'),
	whip: () => import('./whip/whipSession.ts'),
} satisfies Record<DestinationKind, () => Promise<unknown>>;

import { BrowserWindow, desktopCapturer, type Session, type WebFrameMain } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import { Choice } from './choice.ts';
import type { CapturePlatform } from './platform.ts';
import { shownSources } from './source.ts';

export interface Capture {
	readonly calls: FeatureCalls<'capture'>;
	/** For the permission handler, which Chromium asks first. */
	permitShare(): boolean;
}

/**
 * Lists what can be shared and answers this session's getDisplayMedia with what the page chose before.
 * @param isAppFrame whether a frame is the page's own main frame
 */
export function captureScreens(
	session: Session,
	platform: CapturePlatform,
	isAppFrame: (frame: WebFrameMain) => boolean,
): Capture {
	const choice = new Choice<{ id: string; name: string }>(() => performance.now());
	/** By their ids, those of the last list: only what the person could see can be chosen. */
	let listed = new Map<string, string>();

	session.setDisplayMediaRequestHandler(({ frame, audioRequested, videoRequested }, answer) => {
		const source = frame && isAppFrame(frame) && videoRequested ? choice.take() : undefined;
		// Null denies. An empty object would throw here, where nobody catches.
		if (!source) return answer(null as never);
		answer({ video: source, ...(audioRequested && platform.systemSound && { audio: 'loopback' }) });
	});

	return {
		calls: {
			async list({ thumbnail }) {
				const sources = await listSources(platform, thumbnail);
				const ownWindowIds = BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId());
				const shown = shownSources(sources, ownWindowIds);
				listed = new Map(shown.map(({ id, title }) => [id, title]));
				return shown;
			},
			choose({ sourceId }) {
				const name = listed.get(sourceId);
				if (name === undefined) throw new BridgeError('unknown-source');
				choice.choose({ id: sourceId, name });
			},
		},
		permitShare: () => choice.permit(),
	};
}

async function listSources(platform: CapturePlatform, thumbnailSize: { width: number; height: number }) {
	const options = { types: ['window' as const, 'screen' as const], thumbnailSize, fetchWindowIcons: true };
	if (platform.picker === 'ours') return desktopCapturer.getSources(options);
	try {
		return (await desktopCapturer.getSources(options)).slice(0, 1);
	} catch {
		// The portal's dialog was cancelled: the person chose nothing.
		return [];
	}
}

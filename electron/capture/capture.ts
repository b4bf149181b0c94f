import { BrowserWindow, desktopCapturer, type Session, type WebFrameMain } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import { Choice } from './choice.ts';
import type { CapturePlatform } from './platform.ts';
import { type SystemSource, shownSources } from './source.ts';

/** What a request was given. Of the system's own pickers little is known. */
export interface GivenSource {
	readonly kind: 'window' | 'screen' | 'unknown';
	/** Electron's id of the display that is shared; none for windows. */
	readonly displayId?: string;
}

export interface Capture {
	readonly calls: FeatureCalls<'capture'>;
	/** For the permission handler, which Chromium asks first. */
	permitShare(): boolean;
	/** What the last request was given. */
	given(): GivenSource;
}

interface Chosen {
	readonly source: Pick<SystemSource, 'id' | 'name'>;
	readonly displayId?: string;
	readonly withSound: boolean;
}

/**
 * Lists what can be shared and answers this session's getDisplayMedia with what the person chose before,
 * or, where the system has a picker, lets that one ask: there is one dialog, never two.
 * @param isAppFrame whether a frame is the page's own main frame
 */
export function captureScreens(
	session: Session,
	platform: CapturePlatform,
	isAppFrame: (frame: WebFrameMain) => boolean,
): Capture {
	const choice = new Choice<Chosen>(() => performance.now());
	/** By their ids, those of the last list: only what the person could see can be chosen. */
	let listed = new Map<string, SystemSource>();
	let given: GivenSource = { kind: 'unknown' };

	const choose = async (): Promise<Chosen | undefined> => {
		if (platform.picker !== 'portal') return choice.take();
		const source = await askPortal();
		return source && { source, withSound: false };
	};

	session.setDisplayMediaRequestHandler(
		({ frame, audioRequested, videoRequested }, answer) => {
			const asks = frame && isAppFrame(frame) && videoRequested;
			Promise.resolve(asks ? choose() : undefined).then(
				(chosen) => {
					// Null denies. An empty object would throw here, where nobody catches.
					if (!chosen) return answer(null as never);
					given = givenSource(chosen);
					const { id, name } = chosen.source;
					const sound = audioRequested && chosen.withSound && platform.sound === 'clean';
					answer({ video: { id, name }, ...(sound && { audio: 'loopback' }) });
				},
				() => answer(null as never),
			);
		},
		{ useSystemPicker: platform.picker === 'system' },
	);

	return {
		calls: {
			describe: () => ({ picker: platform.picker === 'ours' ? 'ours' : 'system', sound: platform.sound }),
			async list({ thumbnail }) {
				// Elsewhere listing would open the system's dialog.
				if (platform.picker !== 'ours') throw new BridgeError('system-picker');
				const sources = await desktopCapturer.getSources({
					types: ['window', 'screen'],
					thumbnailSize: thumbnail,
					fetchWindowIcons: true,
				});
				const ownWindowIds = BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId());
				const shown = shownSources(sources, ownWindowIds);
				const ids = new Set(shown.map(({ id }) => id));
				listed = new Map(sources.filter(({ id }) => ids.has(id)).map((source) => [source.id, source]));
				return shown;
			},
			choose({ sourceId, withSound }) {
				const source = listed.get(sourceId);
				if (!source) throw new BridgeError('unknown-source');
				choice.choose({ source, displayId: source.display_id, withSound });
			},
		},
		permitShare() {
			if (platform.picker === 'ours') return choice.permit();
			// The person says yes or no in the system's dialog, which comes next.
			given = { kind: 'unknown' };
			return true;
		},
		given: () => given,
	};
}

/** Wayland: opens the portal's dialog. @returns undefined when it was cancelled */
async function askPortal(): Promise<SystemSource | undefined> {
	try {
		// Both kinds at once: each would open a dialog of its own.
		const [first] = await desktopCapturer.getSources({
			types: ['window', 'screen'],
			thumbnailSize: { width: 0, height: 0 },
		});
		return first;
	} catch {
		return undefined;
	}
}

function givenSource({ source, displayId }: Chosen): GivenSource {
	if (source.id.startsWith('screen:')) return { kind: 'screen', ...(displayId && { displayId }) };
	return { kind: displayId === undefined ? 'unknown' : 'window' };
}

import type { CaptureSource } from '../../contract/bridge/features.ts';

/** What is used of Electron's NativeImage and DesktopCapturerSource. */
interface Picture {
	isEmpty(): boolean;
	toDataURL(): string;
	toJPEG(quality: number): Buffer;
}
export interface SystemSource {
	readonly id: string;
	readonly name: string;
	readonly thumbnail: Picture;
	readonly appIcon: Picture | null;
	/** Of a screen, where the system tells; else empty. */
	readonly display_id: string;
}

/** A tenth of a PNG's bytes; forty of them travel to the page every few seconds. */
const thumbnailQuality = 80;

/** A system's sources for the page, the app's own windows left out. */
export function shownSources(
	sources: readonly SystemSource[],
	ownWindowIds: readonly string[],
): CaptureSource[] {
	const own = new Set(ownWindowIds.map(windowNumber));
	return sources
		.filter(({ id }) => !id.startsWith('window:') || !own.has(windowNumber(id)))
		.map(({ id, name, thumbnail, appIcon }) => ({
			id,
			kind: id.startsWith('screen:') ? ('screen' as const) : ('window' as const),
			title: name.slice(0, 1000),
			thumbnail: thumbnail.isEmpty() ? '' : jpegUrl(thumbnail),
			...(appIcon && !appIcon.isEmpty() && { icon: appIcon.toDataURL() }),
		}));
}

function jpegUrl(picture: Picture): string {
	return `data:image/jpeg;base64,${picture.toJPEG(thumbnailQuality).toString('base64')}`;
}

/** `window:<number>:<who asks>`: the last part differs between a window's own id and a listed one. */
function windowNumber(id: string): string | undefined {
	return id.split(':')[1];
}

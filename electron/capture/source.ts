import type { CaptureSource } from '../../contract/bridge/features.ts';

/** What is used of Electron's NativeImage and DesktopCapturerSource. */
interface Picture {
	isEmpty(): boolean;
	toDataURL(): string;
}
export interface SystemSource {
	readonly id: string;
	readonly name: string;
	readonly thumbnail: Picture;
	readonly appIcon: Picture | null;
}

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
			thumbnail: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
			...(appIcon && !appIcon.isEmpty() && { icon: appIcon.toDataURL() }),
		}));
}

/** `window:<number>:<who asks>`: the last part differs between a window's own id and a listed one. */
function windowNumber(id: string): string | undefined {
	return id.split(':')[1];
}

import { picture, seenIn, tone } from './media.ts';

/** Runs in a page that is not ours; `installMedia.ts` puts it there. */
const testMedia = { picture, seenIn, tone };

declare global {
	interface Window {
		readonly testMedia: typeof testMedia;
	}
}
Object.assign(window, { testMedia });

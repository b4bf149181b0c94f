import { clipboard } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';

/** Writing only: what the person copied elsewhere is none of the page's business. */
export const clipboardCalls: FeatureCalls<'clipboard'> = {
	write({ text }) {
		clipboard.writeText(text);
	},
};

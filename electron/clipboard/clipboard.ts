import { clipboard } from 'electron';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { joinLinkOf } from './joinLink.ts';

/** What the person copied elsewhere is none of the page's business, unless it is a link into a call. */
export const clipboardCalls: FeatureCalls<'clipboard'> = {
	write({ text }) {
		clipboard.writeText(text);
	},
	joinLink: () => joinLinkOf(() => clipboard.readText(), process.platform),
};

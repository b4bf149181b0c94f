import { shell } from 'electron';
import { mailAddress } from '../../contract/invitation/mailAddress.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';

/**
 * Opens a new letter in the system's mail program. The page gives words, never an address: what is opened
 * is always a letter to nobody yet, and other schemes stay shut (see window/outsideLink.ts).
 */
export const mailCalls: FeatureCalls<'mail'> = {
	async write(letter) {
		await shell.openExternal(mailAddress(letter));
	},
};

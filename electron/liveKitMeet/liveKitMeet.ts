import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import { askPage } from '../probe/askPage.ts';
import { tokenAddress, tokenIn } from './tokenIn.ts';

/** LiveKit Meet gives tokens to its own pages: others are kept out by their browser, so the app asks here. */
export const liveKitMeetCalls: FeatureCalls<'liveKitMeet'> = {
	async askForToken({ page, room, participantName }) {
		const address = tokenAddress(page, room, participantName);
		if (address === null) throw new BridgeError('malformed');
		const answer = await askPage(address, 'application/json');
		// It is another page that would be asked: that one was named by nobody.
		if (answer.kind === 'moved') return { kind: 'protocol' };
		return answer.kind === 'answer' ? tokenIn(answer) : { kind: answer.kind };
	},
};

import { whoAnswers } from '../../contract/destination/answer.ts';
import { longestLink } from '../../contract/destination/linkText.ts';
import { recognise } from '../../contract/destination/recognise.ts';
import type { Told } from '../../contract/destination/told.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import { askPage } from './askPage.ts';
import { askSocket } from './askSocket.ts';

/** Asks a server what it is, for a link whose form does not say it. The page learns the kind and nothing else. */
export const probeCalls: FeatureCalls<'probe'> = {
	async ask({ address }) {
		// What a link says by itself is asked of nobody; neither is what is no link, or not protected.
		const found = recognise(address);
		if (found.kind !== 'unknown') throw new BridgeError('malformed');
		return /^wss?:/.test(found.address) ? askSocket(found.address) : ask(found.address);
	},
};

async function ask(address: string): Promise<Told> {
	const answer = await askPage(address, 'text/html, */*;q=0.5');
	if (answer.kind === 'moved') return answer.address.length <= longestLink ? answer : { kind: 'unknown' };
	return answer.kind === 'answer' ? { kind: whoAnswers(answer) } : { kind: answer.kind };
}

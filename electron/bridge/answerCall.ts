import type { ZodType } from 'zod';
import type { BridgeFailure } from '../../contract/bridge/features.ts';
import { BridgeError } from './bridgeError.ts';
import { mayCall, type Sender } from './sender.ts';

export type BridgeAnswer = { readonly reply: unknown } | BridgeFailure;

/** A call of the contract with what answers it here. */
export interface AnsweredCall {
	readonly schema: ZodType;
	readonly answer: (data: never) => unknown;
}

/**
 * Checks who calls and with what, then calls. Never rejects: exceptions may tell of paths and people.
 * @param onInternal gets what went wrong without a word for the page
 */
export async function answerCall(
	call: AnsweredCall,
	sender: Sender,
	data: unknown,
	onInternal: (error: unknown) => void,
): Promise<BridgeAnswer> {
	if (!mayCall(sender)) return { failed: 'unknown-sender' };
	const checked = call.schema.safeParse(data);
	if (!checked.success) return { failed: 'malformed' };
	try {
		// The schema has just made it what this call's `answer` takes.
		return { reply: await call.answer(checked.data as never) };
	} catch (error) {
		if (error instanceof BridgeError) return { failed: error.reason };
		onInternal(error);
		return { failed: 'internal' };
	}
}

import type { OpenCall } from './callStore.ts';
import type { HostingStore } from './hostingStore.ts';

/** How many others are in the call, and would fall out if it ended. */
export function othersInside({ store }: OpenCall): number {
	return store.getState().call.participants.filter(({ isSelf }) => !isSelf).length;
}

/** Whether leaving is a question: the call runs on this machine, and others are in it or at its door. */
export function mustAskToLeave(call: OpenCall): boolean {
	const { room } = call.store.getState().call;
	return call.hosted && othersInside(call) + room.waiting.length > 0;
}

/** Leaves. A call of one's own in which nobody else is ends with that: nobody would notice that it goes on. */
export async function leave(call: OpenCall, hosting: HostingStore | null): Promise<void> {
	const ends = call.hosted && !mustAskToLeave(call);
	await call.intents.leave();
	if (ends) await hosting?.stop();
}

/** Ends the call for everybody, and the hosting with it where it is hosted here. */
export async function endForAll(call: OpenCall, hosting: HostingStore | null): Promise<void> {
	// The others are told before the host goes: else they would wait for it to come back.
	await call.intents.endForAll();
	if (call.hosted) await hosting?.stop();
}

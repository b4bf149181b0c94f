import type { CallView, OpenCall } from './callStore.ts';

/** Somebody is in it, or on the way: it is not left without asking. */
export function isLive(call: OpenCall): boolean {
	const { kind } = call.store.getState().call.phase;
	return kind === 'joining' || kind === 'knocking' || kind === 'inside' || kind === 'reconnecting';
}

export function hasEnded(call: OpenCall): boolean {
	return call.store.getState().call.phase.kind === 'ended';
}

/** Resolves when the look inside is over: whether the place was there. */
export function looked({ store }: OpenCall): Promise<boolean> {
	const answer = (view: CallView) => (view.preview === 'looking' ? null : view.previewProblem === null);
	return new Promise((resolve) => {
		const first = answer(store.getState());
		if (first !== null) return resolve(first);
		const stop = store.subscribe((view) => {
			const found = answer(view);
			if (found === null) return;
			stop();
			resolve(found);
		});
	});
}

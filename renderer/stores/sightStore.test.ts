import { expect, it } from 'vitest';
import { createSightStore } from './sightStore.ts';

function page(visibilityState: DocumentVisibilityState) {
	const target = new EventTarget();
	return {
		visibilityState,
		addEventListener: target.addEventListener.bind(target),
		become(state: DocumentVisibilityState) {
			this.visibilityState = state;
			target.dispatchEvent(new Event('visibilitychange'));
		},
	};
}

it('is seen while both the page and the desktop say so', async () => {
	let tell: (seen: boolean) => void = () => {};
	const document = page('visible');
	const sight = createSightStore(document, {
		isSeen: async () => false,
		onSight(listener) {
			tell = listener;
			return () => {};
		},
	});
	expect(sight.getState().seen).toBe(true);
	await Promise.resolve();
	expect(sight.getState().seen).toBe(false);
	tell(true);
	expect(sight.getState().seen).toBe(true);
	document.become('hidden');
	expect(sight.getState().seen).toBe(false);
	tell(false);
	document.become('visible');
	expect(sight.getState().seen).toBe(false);
	tell(true);
	expect(sight.getState().seen).toBe(true);
});

it('goes by the page alone in a browser', () => {
	const document = page('hidden');
	const sight = createSightStore(document, undefined);
	expect(sight.getState().seen).toBe(false);
	document.become('visible');
	expect(sight.getState().seen).toBe(true);
});

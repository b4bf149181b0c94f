import { expect, test } from 'vitest';
import { createStageStore, isPinned, type Pin } from './stageStore.ts';

const anna: Pin = { kind: 'person', id: 'anna' };
const annasShare: Pin = { kind: 'share', id: 'anna' };

test('one is pinned at a time, and a second wish takes the pin out', () => {
	const stage = createStageStore();
	const pinned = () => stage.store.getState().pinned;
	stage.togglePin(anna);
	expect(pinned()).toEqual(anna);
	stage.togglePin(annasShare);
	expect(pinned()).toEqual(annasShare);
	stage.togglePin({ ...annasShare });
	expect(pinned()).toBe(null);
});

test("somebody's share is not themselves", () => {
	expect(isPinned(anna, annasShare)).toBe(false);
	expect(isPinned(anna, { ...anna })).toBe(true);
	expect(isPinned(null, anna)).toBe(false);
});

import { expect, test } from 'vitest';
import { type Placement, placeWindow } from './placement.ts';

const usual = { width: 1100, height: 720 };
const main = { id: 1, workArea: { x: 0, y: 30, width: 1920, height: 1050 } };
const right = { id: 2, workArea: { x: 1920, y: 0, width: 2560, height: 1440 } };
const kept: Placement = {
	bounds: { x: 2500, y: 300, width: 1000, height: 700 },
	maximised: false,
	display: right,
};

test('the first time the system chooses the place, and it fits', () => {
	expect(placeWindow(undefined, [main], usual)).toEqual({ ...usual, maximised: false });
	const small = { id: 1, workArea: { x: 0, y: 0, width: 800, height: 480 } };
	expect(placeWindow(undefined, [small], usual)).toEqual({ width: 800, height: 480, maximised: false });
});

test('opens where it was, on whichever display', () => {
	expect(placeWindow(kept, [main, right], usual)).toEqual({ ...kept.bounds, maximised: false });
	expect(placeWindow({ ...kept, maximised: true }, [main, right], usual).maximised).toBe(true);
});

test('goes along with a display that was moved', () => {
	const left = { id: 2, workArea: { ...right.workArea, x: -2560 } };
	expect(placeWindow(kept, [main, left], usual)).toMatchObject({ x: 2500 - 1920 - 2560, y: 300 });
});

test('fits into a display that is scaled otherwise now', () => {
	// Twice the scale: half as many pixels of ours.
	const scaled = { id: 2, workArea: { x: 1920, y: 0, width: 1280, height: 720 } };
	expect(placeWindow(kept, [main, scaled], usual)).toEqual({
		x: 2200,
		y: 20,
		width: 1000,
		height: 700,
		maximised: false,
	});
});

test('comes to the middle of the main display when its own is gone', () => {
	expect(placeWindow(kept, [main], usual)).toEqual({
		x: 460,
		y: 205,
		width: 1000,
		height: 700,
		maximised: false,
	});
});

test('stays where it can be seen although its display has another name', () => {
	const renamed = { ...right, id: 7 };
	expect(placeWindow(kept, [main, renamed], usual)).toMatchObject({ x: 2500, y: 300 });
});

test('no part of it is lost at an edge', () => {
	const beyond: Placement = { ...kept, bounds: { x: 4400, y: -200, width: 1000, height: 700 } };
	expect(placeWindow(beyond, [main, right], usual)).toMatchObject({ x: 3480, y: 0 });
});

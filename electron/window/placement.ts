import { z } from 'zod';

const whole = z.number().int().min(-100_000).max(100_000);
const rectangle = z.object({ x: whole, y: whole, width: whole, height: whole });
export type Rectangle = z.infer<typeof rectangle>;

/** Where the window was. Sizes and places in device-independent pixels, as Electron counts. */
export const placement = z.object({
	/** As it is when neither maximised nor minimised. */
	bounds: rectangle,
	maximised: z.boolean(),
	display: z.object({ id: z.number(), workArea: rectangle }),
});
export type Placement = z.infer<typeof placement>;

export interface DisplayPlace {
	readonly id: number;
	/** Without panels and docks. */
	readonly workArea: Rectangle;
}

export interface WindowPlace {
	/** Absent: the system chooses. */
	readonly x?: number;
	readonly y?: number;
	readonly width: number;
	readonly height: number;
	readonly maximised: boolean;
}

/**
 * Where the window opens: where it was, as far as that can be seen today. On a display that was moved or
 * scaled otherwise it keeps its place there; one whose display is gone comes to the middle of the main one.
 * @param displays the main one first; at least one
 */
export function placeWindow(
	kept: Placement | undefined,
	displays: readonly DisplayPlace[],
	usual: { readonly width: number; readonly height: number },
): WindowPlace {
	const [main] = displays;
	if (!main) return { ...usual, maximised: false };
	if (!kept) return { ...fittedSize(usual, main.workArea), maximised: false };
	const { bounds, maximised, display: before } = kept;
	const same = displays.find(({ id }) => id === before.id);
	const display = same ?? displays.find(({ workArea }) => overlaps(workArea, middleOf(bounds)));
	if (!display) {
		const size = fittedSize(bounds, main.workArea);
		return { ...centred(size, main.workArea), ...size, maximised };
	}
	const moved = same
		? {
				...bounds,
				x: bounds.x + same.workArea.x - before.workArea.x,
				y: bounds.y + same.workArea.y - before.workArea.y,
			}
		: bounds;
	const { workArea } = display;
	const size = fittedSize(moved, workArea);
	return {
		x: within(moved.x, workArea.x, workArea.x + workArea.width - size.width),
		y: within(moved.y, workArea.y, workArea.y + workArea.height - size.height),
		...size,
		maximised,
	};
}

type Size = Pick<Rectangle, 'width' | 'height'>;

function fittedSize({ width, height }: Size, area: Size): Size {
	return { width: Math.min(width, area.width), height: Math.min(height, area.height) };
}

function centred({ width, height }: Size, area: Rectangle) {
	return {
		x: Math.round(area.x + (area.width - width) / 2),
		y: Math.round(area.y + (area.height - height) / 2),
	};
}

function middleOf({ x, y, width, height }: Rectangle) {
	return { x: x + width / 2, y: y + height / 2 };
}

function overlaps(area: Rectangle, { x, y }: { x: number; y: number }): boolean {
	return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

function within(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}

export interface Rectangle {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** All in device-independent pixels. */
export const signSize = { width: 460, height: 60 };
const signMargin = 12;
const frameThickness = 4;

/** Where the sign appears: in the middle of the upper edge, where menus end and nothing is read. */
export function signPlace(workArea: Rectangle): Rectangle {
	const width = Math.min(signSize.width, workArea.width - 2 * signMargin);
	return {
		x: Math.round(workArea.x + (workArea.width - width) / 2),
		y: workArea.y + signMargin,
		width,
		height: signSize.height,
	};
}

/** The four edges of a screen; thin windows, since a transparent one over everything wants a compositor. */
export function frameEdges({ x, y, width, height }: Rectangle): Rectangle[] {
	const between = { y: y + frameThickness, width: frameThickness, height: height - 2 * frameThickness };
	return [
		{ x, y, width, height: frameThickness },
		{ x, y: y + height - frameThickness, width, height: frameThickness },
		{ ...between, x },
		{ ...between, x: x + width - frameThickness },
	];
}

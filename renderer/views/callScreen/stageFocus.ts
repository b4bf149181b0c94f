import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/**
 * Arrow keys go from one tile's button to the next one's in that direction, as tiles lie on the screen:
 * 25 tiles are one stop of the Tab key.
 */
export function walkTiles(event: KeyboardEvent<HTMLElement>): void {
	const step = steps[event.key];
	const from = event.target instanceof Element && event.target.closest('[data-tile] > [aria-haspopup]');
	if (!step || !from) return;
	event.preventDefault();
	const here = centre(from);
	let best: { button: HTMLElement; distance: number } | null = null;
	for (const button of event.currentTarget.querySelectorAll<HTMLElement>('[data-tile] > [aria-haspopup]')) {
		const there = centre(button);
		const [x, y] = [there.x - here.x, there.y - here.y];
		const ahead = x * step[0] + y * step[1];
		if (button === from || ahead <= 1) continue;
		// Straight on before aslant.
		const distance = ahead + 3 * Math.abs(x * step[1] + y * step[0]);
		if (!best || distance < best.distance) best = { button, distance };
	}
	best?.button.focus();
}

function centre(element: Element): { x: number; y: number } {
	const { left, top, width, height } = element.getBoundingClientRect();
	return { x: left + width / 2, y: top + height / 2 };
}

import { type RefObject, useEffect, useState } from 'react';

const restMs = 3000;

/**
 * Whether nothing has happened for 3 s: no pointer, touch, key or focus. It never rests while the keyboard
 * or the pointer is on what would be hidden, nor while something that belongs to it is open.
 */
export function useRest(controls: RefObject<HTMLElement | null>): boolean {
	const [resting, setResting] = useState(false);
	useEffect(() => {
		let timer: number | undefined;
		// After a touch, the last element that was touched counts as hovered until the next one is.
		let touched = false;
		const isUsed = () => {
			const element = controls.current;
			if (!element) return false;
			return (
				(!touched && element.matches(':hover')) ||
				element.querySelector(':focus-visible, [aria-expanded="true"]') !== null ||
				document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !== null
			);
		};
		const rest = () => {
			if (isUsed()) wake();
			else setResting(true);
		};
		const wake = (event?: Event) => {
			if (event instanceof PointerEvent) touched = event.pointerType === 'touch';
			setResting(false);
			window.clearTimeout(timer);
			timer = window.setTimeout(rest, restMs);
		};
		const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'] as const;
		for (const kind of kinds) window.addEventListener(kind, wake, { passive: true, capture: true });
		wake();
		return () => {
			window.clearTimeout(timer);
			for (const kind of kinds) window.removeEventListener(kind, wake, { capture: true });
		};
	}, [controls]);
	return resting;
}

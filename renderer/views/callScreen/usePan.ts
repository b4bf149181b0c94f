import { type RefObject, useEffect } from 'react';

/** Lets a finger or the mouse pull a picture that is larger than its place; wheel and keys scroll it anyway. */
export function usePan(place: RefObject<HTMLElement | null>, active: boolean): void {
	useEffect(() => {
		const element = place.current;
		if (!element || !active) return;
		const stop = new AbortController();
		let from: { x: number; y: number; left: number; top: number } | null = null;
		const listen = <K extends keyof HTMLElementEventMap>(
			kind: K,
			hear: (event: HTMLElementEventMap[K]) => void,
		) => element.addEventListener(kind, hear, { signal: stop.signal });
		listen('pointerdown', (event) => {
			// A finger scrolls by itself, with the system's own inertia.
			if (event.button !== 0 || event.pointerType === 'touch') return;
			from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
			element.setPointerCapture(event.pointerId);
			element.dataset.pulled = '';
		});
		listen('pointermove', ({ clientX, clientY }) => {
			if (!from) return;
			element.scrollTo(from.left + from.x - clientX, from.top + from.y - clientY);
		});
		const release = () => {
			from = null;
			delete element.dataset.pulled;
		};
		listen('pointerup', release);
		listen('pointercancel', release);
		return () => {
			release();
			stop.abort();
		};
	}, [place, active]);
}

import { type RefObject, useEffect, useRef } from 'react';
import { settle } from './tileMotion.ts';

/** Where a menu opens, from the tile's upper left corner; null: at the tile's own button. */
export type MenuPoint = { readonly x: number; readonly y: number } | null;

export interface TileGestures {
	/** Right click, long press, the keyboard's menu key. */
	onMenu(at: MenuPoint): void;
	/** Double click or double tap. */
	onTwice(): void;
	/** Where it is dragged to, in the window; null when that is over without letting go. */
	onDrag(at: { readonly x: number; readonly y: number } | null): void;
	onDrop(at: { readonly x: number; readonly y: number }): void;
}

/** How far a pointer goes before it means to drag. */
const dragFromPx = 8;
/** As long as the systems take for a long press. */
const longPressMs = 500;
/** What has its own use for the pointer. */
const ownUse = 'button, a, input, [role="slider"], [data-natural]';

/** What pointers do with a tile. Not by React: a menu that is open belongs to the tile for React, not here. */
export function useTileGestures(tile: RefObject<HTMLElement | null>, gestures: TileGestures): void {
	const latest = useRef(gestures);
	latest.current = gestures;
	useEffect(() => {
		const element = tile.current;
		if (!element) return;
		const stop = new AbortController();
		follow(element, () => latest.current, stop.signal);
		return () => stop.abort();
	}, [tile]);
}

interface Press {
	readonly pointerId: number;
	readonly x: number;
	readonly y: number;
	dragging: boolean;
	timer: number | undefined;
}

function follow(element: HTMLElement, gestures: () => TileGestures, signal: AbortSignal): void {
	let press: Press | null = null;
	const pointIn = ({ clientX, clientY }: MouseEvent) => {
		const { left, top } = element.getBoundingClientRect();
		return { x: clientX - left, y: clientY - top };
	};
	const release = () => {
		window.clearTimeout(press?.timer);
		if (press?.dragging) {
			delete element.dataset.dragging;
			settle(element);
		}
		press = null;
	};
	const cancel = () => {
		if (press?.dragging) gestures().onDrag(null);
		release();
	};
	const listen = <K extends keyof HTMLElementEventMap>(
		kind: K,
		hear: (event: HTMLElementEventMap[K]) => void,
	) => element.addEventListener(kind, hear, { signal });

	listen('pointerdown', (event) => {
		if (event.button !== 0 || !event.isPrimary) return;
		if (event.target instanceof Element && event.target.closest(ownUse)) return;
		cancel();
		const { pointerId, clientX: x, clientY: y } = event;
		press = { pointerId, x, y, dragging: false, timer: undefined };
		if (event.pointerType !== 'touch') return;
		press.timer = window.setTimeout(() => {
			const at = pointIn(event);
			cancel();
			gestures().onMenu(at);
		}, longPressMs);
	});
	listen('pointermove', (event) => {
		if (!press || event.pointerId !== press.pointerId) return;
		const [x, y] = [event.clientX - press.x, event.clientY - press.y];
		if (!press.dragging) {
			if (Math.hypot(x, y) < dragFromPx) return;
			window.clearTimeout(press.timer);
			press.dragging = true;
			element.dataset.dragging = '';
			element.setPointerCapture(event.pointerId);
		}
		element.style.translate = `${x}px ${y}px`;
		gestures().onDrag({ x: event.clientX, y: event.clientY });
	});
	listen('pointerup', ({ pointerId, clientX: x, clientY: y }) => {
		if (pointerId !== press?.pointerId) return;
		if (press.dragging) gestures().onDrop({ x, y });
		release();
	});
	listen('pointercancel', cancel);
	listen('contextmenu', (event) => {
		event.preventDefault();
		cancel();
		// The menu key tells no place.
		gestures().onMenu(event.button === 2 || event.clientX !== 0 ? pointIn(event) : null);
	});
	listen('dblclick', (event) => {
		if (event.target instanceof Element && event.target.closest(ownUse)) return;
		gestures().onTwice();
	});
	signal.addEventListener('abort', release);
}

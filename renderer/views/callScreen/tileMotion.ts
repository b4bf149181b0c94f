import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Area, Place } from './arrange.ts';

const moveMs = 180;
const easing = 'cubic-bezier(0.2, 0, 0, 1)';

/** Where a place begins from the left, which is not where reading begins in every language. */
function leftOf({ x, width }: Place, area: Area): number {
	return document.documentElement.dir === 'rtl' ? area.width - x - width : x;
}

function isStill(): boolean {
	return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Moves a tile from its last place to this one, fades it in when it comes, and out when it goes. Only by
 * transforms, past layout: the tile has its new size at once. When the window itself changes, tiles follow
 * at once.
 * @param ghosts where the last sight of a tile fades out after React has taken the tile away
 */
export function useTileMotion(
	tile: RefObject<HTMLElement | null>,
	place: Place,
	area: Area,
	ghosts: RefObject<HTMLElement | null>,
): void {
	const last = useRef<{ place: Place; area: Area } | null>(null);
	useLayoutEffect(() => {
		const element = tile.current;
		const before = last.current;
		last.current = { place, area };
		if (!element || isStill()) return;
		if (!before) {
			element.animate({ opacity: [0, 1], scale: [0.96, 1] }, { duration: moveMs, easing });
			return;
		}
		if (before.area.width !== area.width || before.area.height !== area.height) return;
		move(element, before.place, place, area);
	}, [tile, place, area]);

	useLayoutEffect(() => {
		const element = tile.current;
		return () => {
			if (element && !isStill()) fadeOut(element, ghosts.current);
		};
	}, [tile, ghosts]);
}

function move(element: HTMLElement, from: Place, to: Place, area: Area): void {
	if (from.width <= 0 || to.width <= 0 || to.height <= 0) return;
	const same = from.x === to.x && from.y === to.y && from.width === to.width && from.height === to.height;
	if (same) return;
	// On its way already: it goes on from where it is seen, not from where it was going.
	const seen = new DOMMatrix(getComputedStyle(element).transform);
	const x = leftOf(from, area) + seen.e - leftOf(to, area);
	const y = from.y + seen.f - to.y;
	const [wide, high] = [(from.width * seen.a) / to.width, (from.height * seen.d) / to.height];
	for (const animation of element.getAnimations()) if (animation.id === 'move') animation.cancel();
	element.animate(
		{ transform: [`translate(${x}px, ${y}px) scale(${wide}, ${high})`, 'none'], transformOrigin: '0 0' },
		{ duration: moveMs, easing, id: 'move' },
	);
}

/** The tile is gone with its person; what was seen of it last goes softly. */
function fadeOut(element: HTMLElement, ghosts: HTMLElement | null): void {
	if (!ghosts?.isConnected) return;
	const ghost = element.cloneNode(true) as HTMLElement;
	for (const name of ['data-participant', 'data-share', 'data-tile', 'data-speaking'])
		ghost.removeAttribute(name);
	for (const one of ghost.querySelectorAll('button, [role="dialog"]')) one.remove();
	const video = element.querySelector('video');
	const copy = ghost.querySelector('video');
	if (video && copy) copy.replaceWith(lastPicture(video));
	ghosts.append(ghost);
	ghost
		.animate({ opacity: [1, 0], scale: [1, 0.96] }, { duration: moveMs, easing, fill: 'forwards' })
		.finished.catch(() => undefined)
		.then(() => ghost.remove());
}

function lastPicture(video: HTMLVideoElement): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	canvas.className = video.className;
	canvas.dataset.playing = '';
	canvas.width = video.videoWidth || 1;
	canvas.height = video.videoHeight || 1;
	canvas.getContext('2d')?.drawImage(video, 0, 0);
	return canvas;
}

/** Lets a dragged tile glide back to its place, or on to its new one. */
export function settle(element: HTMLElement): void {
	const { translate } = element.style;
	element.style.translate = '';
	if (translate && !isStill())
		element.animate({ translate: [translate, '0px 0px'] }, { duration: moveMs, easing });
}

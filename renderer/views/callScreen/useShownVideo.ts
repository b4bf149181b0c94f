import { type RefObject, useEffect } from 'react';
import { useApp } from '../../stores/appContext.ts';
import { useIntents } from '../../stores/callContext.ts';

/** Tiles move for 200 ms: asking for a layer on each frame of that would only disturb the server. */
const settleMs = 250;

/**
 * Tells the engine how large a video is seen, in physical pixels, or that nobody can see it: scrolled
 * away, in a hidden window, or gone.
 * @param trackId undefined for a video that is not received (one's own)
 * @param natural the video is shown at its own size, so that all of its pixels are wanted
 */
export function useShownVideo(
	ref: RefObject<HTMLElement | null>,
	trackId: string | undefined,
	natural = false,
): void {
	const intents = useIntents();
	const { sight } = useApp();
	useEffect(() => {
		const element = ref.current;
		if (!element || !trackId) return;
		let intersects = true;
		let told: string | null = null;
		let timer: number | undefined;

		const tell = () => {
			const { clientWidth, clientHeight } = element;
			const seen = intersects && sight.getState().seen && clientWidth > 0;
			const scale = window.devicePixelRatio;
			const size = !seen
				? null
				: natural
					? { width: 7680, height: 4320 }
					: { width: Math.round(clientWidth * scale), height: Math.round(clientHeight * scale) };
			const text = JSON.stringify(size);
			if (text === told) return;
			told = text;
			intents.showVideo(trackId, size);
		};
		const tellSoon = () => {
			window.clearTimeout(timer);
			timer = window.setTimeout(tell, settleMs);
		};

		tell();
		const sizes = new ResizeObserver(tellSoon);
		sizes.observe(element);
		const crossing = new IntersectionObserver(([entry]) => {
			intersects = entry?.isIntersecting ?? true;
			tellSoon();
		});
		crossing.observe(element);
		const stopSeeing = sight.subscribe(tell);
		return () => {
			window.clearTimeout(timer);
			sizes.disconnect();
			crossing.disconnect();
			stopSeeing();
			intents.showVideo(trackId, null);
		};
	}, [ref, trackId, natural, intents, sight]);
}

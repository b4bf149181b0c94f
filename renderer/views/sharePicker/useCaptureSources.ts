import { useEffect, useState } from 'react';
import type { CaptureSource } from '../../../contract/bridge/features.ts';
import type { SharePickerSource } from '../../platform/platform.ts';

/** Live enough to recognise a window by what moves in it. */
const refreshMs = 1500;
/** Looking at forty windows takes a while: never more than a fifth of the time. */
const restForEachMs = 4;
/** A thumbnail's place, and the largest that the system makes. */
const place = { width: 300, height: 188 };
const largest = 640;

export interface Looking {
	/** Null until the first answer. */
	readonly sources: readonly CaptureSource[] | null;
	readonly failed: boolean;
}

/**
 * What can be shared: first the titles, which are there at once, then with pictures, again and again while
 * somebody can see them.
 */
export function useCaptureSources(source: SharePickerSource): Looking {
	const [looking, setLooking] = useState<Looking>({ sources: null, failed: false });
	useEffect(() => {
		let closed = false;
		let timer: number | undefined;
		const look = async (size: typeof place) => {
			const found = await source.list(size);
			if (!closed) setLooking({ sources: found, failed: false });
		};
		const goOn = async () => {
			const began = performance.now();
			try {
				await look(sharpSize());
			} catch (cause) {
				if (closed) return;
				console.warn('Windows could not be listed', cause);
				setLooking(({ sources }) => ({ sources, failed: true }));
			}
			if (closed) return;
			const took = performance.now() - began;
			timer = window.setTimeout(whenSeen, Math.max(refreshMs, took * restForEachMs));
		};
		const whenSeen = () => {
			if (!document.hidden) return void goOn();
			document.addEventListener('visibilitychange', whenSeen, { once: true });
		};
		// Should it fail, the look with pictures says so.
		void look({ width: 0, height: 0 })
			.catch(() => {})
			.then(goOn);
		return () => {
			closed = true;
			window.clearTimeout(timer);
			document.removeEventListener('visibilitychange', whenSeen);
		};
	}, [source]);
	return looking;
}

function sharpSize(): typeof place {
	const factor = Math.min(Math.max(window.devicePixelRatio, 1), largest / place.width);
	return { width: Math.round(place.width * factor), height: Math.round(place.height * factor) };
}

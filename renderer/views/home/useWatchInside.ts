import { useEffect } from 'react';
import { useApp } from '../../stores/appContext.ts';

/** Looks who is inside the places for as long as Home can be seen. */
export function useWatchInside(): void {
	const { inside } = useApp();
	useEffect(() => {
		let stop: (() => void) | null = null;
		const settle = () => {
			if (document.visibilityState === 'visible') stop ??= inside.watch();
			else {
				stop?.();
				stop = null;
			}
		};
		settle();
		document.addEventListener('visibilitychange', settle);
		return () => {
			document.removeEventListener('visibilitychange', settle);
			stop?.();
		};
	}, [inside]);
}

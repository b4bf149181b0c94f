import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Desktop } from '../platform/platform.ts';

/** Whether the window can be seen at all. */
export type SightStore = StoreApi<{ readonly seen: boolean }>;

/**
 * Follows whether the window can be seen. In a call the desktop lets a hidden page work on as if it were
 * seen, so that nothing stands still; then only the desktop itself knows that it is hidden.
 */
export function createSightStore(
	page: Pick<Document, 'visibilityState' | 'addEventListener'>,
	desktop: Pick<Desktop, 'isSeen' | 'onSight'> | undefined,
): SightStore {
	let shown = true;
	const now = () => ({ seen: shown && page.visibilityState === 'visible' });
	const store = createStore(now);
	const settle = () => {
		if (store.getState().seen !== now().seen) store.setState(now());
	};
	const told = (seen: boolean) => {
		shown = seen;
		settle();
	};
	page.addEventListener('visibilitychange', settle);
	desktop?.onSight(told);
	desktop?.isSeen().then(told, (cause) => console.warn('Whether the window is seen is not known', cause));
	return store;
}

import { lazy, Suspense, useRef } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores/appContext.ts';

const FoundSheet = lazy(() => import('./FoundSheet.tsx'));

/** What a link was found to be. Loaded the first time: most links say everything, and lead on at once. */
export function FoundDoor() {
	const { navigation } = useApp();
	const open = useStore(navigation.store, ({ finding }) => finding !== null);
	const wasOpen = useRef(false);
	if (open) wasOpen.current = true;
	if (!wasOpen.current) return null;
	return (
		<Suspense>
			<FoundSheet />
		</Suspense>
	);
}

import { lazy, Suspense, useRef } from 'react';
import { usePanels } from '../../stores/appContext.ts';

const Palette = lazy(() => import('./Palette.tsx'));

/** Where the palette comes up. Loaded the first time: the first screen starts without it. */
export function PaletteDoor() {
	const open = usePanels(({ palette }) => palette);
	const wasOpen = useRef(false);
	if (open) wasOpen.current = true;
	if (!wasOpen.current) return null;
	return (
		<Suspense>
			<Palette />
		</Suspense>
	);
}

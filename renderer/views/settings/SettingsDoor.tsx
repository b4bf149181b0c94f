import { lazy, Suspense, useRef } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores/appContext.ts';

const SettingsScreen = lazy(() => import('./SettingsScreen.tsx'));

/** Where the settings come up. Loaded the first time: the first screen starts without them. */
export function SettingsDoor() {
	const { settingsScreen } = useApp();
	const open = useStore(settingsScreen.store, (shown) => shown.open);
	const wasOpen = useRef(false);
	if (open) wasOpen.current = true;
	if (!wasOpen.current) return null;
	return (
		<Suspense>
			<SettingsScreen />
		</Suspense>
	);
}

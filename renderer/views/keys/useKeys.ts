import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surroundings } from '../../actions/action.ts';
import { type ActionId, actions } from '../../actions/actions.ts';
import { keepGlobalMute } from '../../actions/globalMute.ts';
import { ariaKey, type Keyboard, keyboardOf, keyLabel } from '../../actions/keyName.ts';
import { listenToKeys } from '../../actions/listenToKeys.ts';
import { keyFor } from '../../actions/shortcuts.ts';
import type { Shortcut } from '../../look/Button.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';

export const keyboard: Keyboard = keyboardOf(navigator.userAgent);

/** Where actions happen: asked for when they do, so that it is never old. */
export function useSurroundings(): () => Surroundings {
	const app = useApp();
	const platform = usePlatform();
	return useMemo(
		() => () => ({ app, platform, call: app.navigation.store.getState().call }),
		[app, platform],
	);
}

/** The window listens to keys, and the system to the one that mutes. To be used once. */
export function useKeys(): void {
	const surroundings = useSurroundings();
	const { globalKey } = usePlatform();
	useEffect(() => listenToKeys({ page: window, keyboard, surroundings }), [surroundings]);
	useEffect(() => globalKey && keepGlobalMute(globalKey, surroundings), [globalKey, surroundings]);
}

/** Performs an action, as its key and the palette do. */
export function usePerform(): (id: ActionId) => void {
	const surroundings = useSurroundings();
	return useMemo(() => (id) => actions[id].perform(surroundings()), [surroundings]);
}

/** An action's key as it is shown and said; undefined while it has none. */
export function useShortcut(id: ActionId): Shortcut | undefined {
	const { t } = useTranslation();
	const key = useSettings(({ shortcuts }) => keyFor(id, shortcuts));
	return key ? { label: keyLabel(key, keyboard, t('key.space')), aria: ariaKey(key, keyboard) } : undefined;
}

import { useEffect, useState } from 'react';
import { useApp } from '../../stores/appContext.ts';

/**
 * Whether something is to be explained now: the first time that it is needed, for as long as that lasts, and
 * never again.
 * @param name under which it is remembered
 */
export function useExplainOnce(name: string, needed: boolean): boolean {
	const { settings } = useApp();
	const [isNew] = useState(() => !settings.getState().explained.includes(name));
	const [done, setDone] = useState(false);
	const shown = needed && isNew && !done;
	useEffect(() => {
		if (!shown) return;
		return () => {
			setDone(true);
			const { explained } = settings.getState();
			if (!explained.includes(name)) settings.setState({ explained: [...explained, name] });
		};
	}, [shown, name, settings]);
	return shown;
}

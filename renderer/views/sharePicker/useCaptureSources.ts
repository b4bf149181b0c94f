import { useEffect, useState } from 'react';
import type { CaptureSource } from '../../../contract/bridge/features.ts';
import type { SharePickerSource } from '../../platform/platform.ts';

/** Looking takes the system some 100 ms; every other second is live enough to recognise a window. */
const refreshMs = 2000;
const thumbnail = { width: 400, height: 250 };

/** What can be shared, looked at again and again while the picker is open. `sources` is null at first. */
export function useCaptureSources(source: SharePickerSource): {
	sources: readonly CaptureSource[] | null;
	failed: boolean;
} {
	const [sources, setSources] = useState<readonly CaptureSource[] | null>(null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		let closed = false;
		let timer: number | undefined;
		const look = async () => {
			try {
				const found = await source.list(thumbnail);
				if (closed) return;
				setSources(found);
				setFailed(false);
			} catch (cause) {
				if (closed) return;
				console.warn('Windows could not be listed', cause);
				setFailed(true);
			}
			timer = window.setTimeout(look, refreshMs);
		};
		void look();
		return () => {
			closed = true;
			window.clearTimeout(timer);
		};
	}, [source]);
	return { sources, failed };
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallReply, CaptureSource } from '../../../contract/bridge/features.ts';
import type { SharePickerSource } from '../../platform/platform.ts';
import { useApp } from '../../stores/appContext.ts';
import { keepPlaces, type Placed } from './keepPlaces.ts';
import { lastSharedFirst, mostAlike } from './lastShared.ts';
import { useCaptureSources } from './useCaptureSources.ts';

export type Kind = CaptureSource['kind'];

/** One that can be chosen, as it is shown. */
export interface Choice extends CaptureSource {
	/** It has closed; its place is kept. */
	readonly gone: boolean;
	/** The person shared it, or one much like it, the last time. */
	readonly last: boolean;
}

export interface Choices {
	/** Null until the system has answered. */
	readonly choices: { readonly [K in Kind]: readonly Choice[] } | null;
	readonly failed: boolean;
	readonly sound: CallReply<'capture', 'describe'>['sound'];
	/** It is being shared: the next time it comes first. */
	remember(title: string): void;
}

/** What can be shared, in the order in which it is shown: last shared first, then as on the screen. */
export function useChoices(source: SharePickerSource): Choices {
	const { t } = useTranslation();
	const { sources, failed } = useCaptureSources(source);
	const { shared } = useApp();
	const [remembered] = useState(() => shared.store.getState().titles);
	const [sound, setSound] = useState<Choices['sound']>('none');
	const placed = useRef<readonly Placed<CaptureSource>[]>([]);

	useEffect(() => {
		let closed = false;
		// Without an answer sound is not offered.
		source.describe().then(
			(told) => !closed && setSound(told.sound),
			() => {},
		);
		return () => {
			closed = true;
		};
	}, [source]);

	const choices = useMemo(() => {
		if (!sources) return null;
		const screens = sources.filter(({ kind }) => kind === 'screen');
		const named = sources.map((one) =>
			one.kind === 'window'
				? one
				: {
						...one,
						title:
							screens.length > 1
								? t('share.screen', { number: screens.indexOf(one) + 1 })
								: t('share.wholeScreen'),
					},
		);
		placed.current = keepPlaces(
			placed.current,
			placed.current.length > 0 ? named : lastSharedFirst(named, remembered),
		);
		const [latest] = remembered;
		const last = latest === undefined ? undefined : mostAlike(named, latest)?.id;
		const all = placed.current.map(
			({ source: one, gone }): Choice => ({ ...one, gone, last: one.id === last }),
		);
		return {
			window: all.filter(({ kind }) => kind === 'window'),
			screen: all.filter(({ kind }) => kind === 'screen'),
		};
	}, [sources, remembered, t]);

	return { choices, failed, sound, remember: shared.remember };
}

import { ClipboardPaste, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { placeKey } from '../../../contract/destination/place.ts';
import { recognise } from '../../../contract/destination/recognise.ts';
import { Button, IconButton } from '../../look/Button.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, useHosting } from '../../stores/appContext.ts';
import { titleOf } from '../../stores/placesStore.ts';
import { isLink } from '../links/linkText.ts';
import styles from './Home.module.css';

/** Links that were waved away or used: they are not offered again until the app is started anew. */
const answered = new Set<string>();

/** Somebody sent a link and it was copied: one click goes there. Where the clipboard may not be read, nothing. */
export function ClipboardOffer() {
	const { t } = useTranslation();
	const { navigation, places } = useApp();
	const { clipboard } = usePlatform();
	const hosting = useHosting();
	const [link, setLink] = useState<string | null>(null);
	const opening = useStore(navigation.store, (where) => where.opening);

	useEffect(() => {
		let gone = false;
		const look = () => {
			clipboard.joinLink?.().then(
				(found) => {
					if (!gone) setLink(found !== null && isLink(found) && !answered.has(found) ? found : null);
				},
				(cause) => console.warn('The clipboard could not be looked at', cause),
			);
		};
		look();
		window.addEventListener('focus', look);
		return () => {
			gone = true;
			window.removeEventListener('focus', look);
		};
	}, [clipboard]);

	const found = link === null ? null : recognise(link);
	if (link === null || found?.kind !== 'destination') return null;
	const { destination } = found;
	// One's own invitation, copied to be sent, is no news.
	if (
		hosting.kind === 'running' &&
		placeKey({ kind: 'parley', invitation: hosting.own }) === placeKey(destination)
	)
		return null;
	const place = places.of(destination);
	const title = place && titleOf(place);
	const answer = () => {
		answered.add(link);
		setLink(null);
	};
	return (
		<div className={styles.offer}>
			<ClipboardPaste size="1.25rem" aria-hidden="true" />
			<p className={styles.offerText}>{title ? t('home.copiedTo', { title }) : t('home.copied')}</p>
			<Button
				isDisabled={opening}
				onPress={() => {
					answer();
					void navigation.openLink(link);
				}}
			>
				{t('home.copiedGo')}
			</Button>
			<IconButton label={t('notice.dismiss')} onPress={answer}>
				<X size="1.125rem" aria-hidden="true" />
			</IconButton>
		</div>
	);
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomNameOf } from '../../../contract/destination/place.ts';
import { Avatar } from '../../look/Avatar.tsx';
import { Button } from '../../look/Button.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import { titleOf } from '../../stores/placesStore.ts';
import { useWillBe } from '../lobby/useWillBe.ts';
import styles from './Entering.module.css';

/** On the way into a call without its lobby: where to, and what one will be heard and seen with. */
export function Entering() {
	const { t } = useTranslation();
	const { navigation, places } = useApp();
	const { destination, hosted } = useOpenCall();
	const place = useStore(places.store, () => places.of(destination));
	const microphone = useSettings((chosen) => chosen.microphoneOn);
	const camera = useSettings((chosen) => chosen.cameraOn);
	const title =
		(place && titleOf(place)) ||
		(hosted ? t('call.titleOwn') : (roomNameOf(destination) ?? t('home.untitled')));
	const willBe = useWillBe({ microphone, camera });
	const cancel = useRef<HTMLButtonElement>(null);
	// What was pressed is gone: the one thing left to do takes the focus.
	useEffect(() => cancel.current?.focus(), []);
	return (
		<main className={styles.entering}>
			<span className={styles.place}>
				<Avatar name={title} />
			</span>
			<div role="status">
				<h1 className={styles.title}>
					<bdi>{title}</bdi>
				</h1>
				<p>{t('lobby.joining')}</p>
			</div>
			<p className={styles.willBe}>{willBe}</p>
			<Button ref={cancel} onPress={() => void navigation.goHome()}>
				{t('common.cancel')}
			</Button>
		</main>
	);
}

import { useTranslation } from 'react-i18next';
import { roomNameOf } from '../../../contract/destination/place.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import { titleOfDestination } from '../links/titleOfDestination.ts';
import styles from './Lobby.module.css';

/** What the link was found to be. A call on a Parley host needs no word: it is what one expects here. */
export function WhatItIs() {
	const { t } = useTranslation();
	const { destination } = useOpenCall();
	if (destination.kind === 'parley') return null;
	const room = roomNameOf(destination);
	return (
		<div className={styles.what}>
			{room && (
				<p className={styles.room}>
					<bdi>{room}</bdi>
				</p>
			)}
			<p>{titleOfDestination(destination, t)}</p>
		</div>
	);
}

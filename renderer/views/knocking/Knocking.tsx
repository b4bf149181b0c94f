import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { SelfPreview } from '../lobby/SelfPreview.tsx';
import styles from './Knocking.module.css';

/** Before the door: somebody has been told, nothing is sent yet, and one can go again. */
export function Knocking() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const back = useRef<HTMLButtonElement>(null);
	// What was pressed to come here is gone: the one thing left to do takes the focus.
	useEffect(() => back.current?.focus(), []);
	return (
		<main className={styles.knocking}>
			<section className={styles.picture} aria-label={t('lobby.self')}>
				<SelfPreview />
			</section>
			<div role="status" className={styles.words}>
				<span className={styles.dots} aria-hidden="true">
					<span />
					<span />
					<span />
				</span>
				<h1>{t('knocking.title')}</h1>
				<p>{t('knocking.text')}</p>
				<p className={styles.unseen}>{t('knocking.unseen')}</p>
			</div>
			<Button ref={back} onPress={() => void navigation.goHome()}>
				{t('lobby.back')}
			</Button>
		</main>
	);
}

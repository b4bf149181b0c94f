import { House, Phone, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { useCall } from '../../stores/callContext.ts';
import styles from './Ended.module.css';

/** After the call: why it is over, and what one can do. */
export function Ended() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const reason = useCall(({ call: { phase } }) => (phase.kind === 'ended' ? phase.reason : 'left'));
	const error = useCall(({ call: { phase } }) => (phase.kind === 'ended' ? phase.error : undefined));
	const main = useRef<HTMLElement>(null);
	// What had the focus is gone with the call: the sentence that says so takes it.
	useEffect(() => main.current?.focus(), []);
	return (
		<main ref={main} tabIndex={-1} className={styles.ended}>
			<span className={styles.sign}>
				<Phone size="1.75rem" aria-hidden="true" />
			</span>
			<h1>{t(`ended.${reason}`)}</h1>
			{reason === 'replaced' && <p className={styles.why}>{t('ended.replacedHint')}</p>}
			{error && <p className={styles.why}>{t(`error.${error}`)}</p>}
			<div className={styles.actions}>
				<Button kind="accent" onPress={() => void navigation.rejoin()}>
					<RotateCcw size="1.25rem" aria-hidden="true" />
					{t('ended.rejoin')}
				</Button>
				<Button onPress={() => void navigation.goHome()}>
					<House size="1.25rem" aria-hidden="true" />
					{t('ended.home')}
				</Button>
			</div>
		</main>
	);
}

import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../look/Button.tsx';
import { useApp, useHosting } from '../../stores/appContext.ts';
import styles from './Home.module.css';
import { HostingCard } from './HostingCard.tsx';
import { Note } from './Note.tsx';

/** A call of one's own: started with a click, gone back into while it goes on. */
export function StartCall() {
	const { t } = useTranslation();
	const { navigation, hosting } = useApp();
	const state = useHosting();
	const opening = useStore(navigation.store, (where) => where.opening);
	if (!hosting) return null;
	if (state.kind === 'running') return <HostingCard />;
	const starting = state.kind === 'starting' || opening;
	return (
		<>
			<Button
				kind="accent"
				className={styles.start}
				isBusy={starting}
				onPress={() => void navigation.startCall()}
			>
				<Phone size="1.25rem" aria-hidden="true" />
				{state.kind === 'starting' ? t('home.starting') : t('home.start')}
			</Button>
			{state.kind === 'failed' && <Note>{t(`hosting.failed.${state.reason}`)}</Note>}
			{state.kind === 'restarting' && <Note>{t('hosting.restarting')}</Note>}
		</>
	);
}

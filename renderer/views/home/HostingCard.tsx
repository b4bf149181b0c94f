import { House, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useApp, useHosting } from '../../stores/appContext.ts';
import { Invite } from '../invite/Invite.tsx';
import { invitationOfHost } from '../invite/invitationToGive.ts';
import styles from './Home.module.css';

/** A call goes on here for the others although one has left it. */
export function HostingCard() {
	const { t } = useTranslation();
	const { navigation, hosting } = useApp();
	const state = useHosting();
	const [inviting, setInviting] = useState(false);
	return (
		<section className={styles.card} aria-labelledby="hosting">
			<h2 id="hosting" className={styles.cardTitle}>
				<House size="1.25rem" aria-hidden="true" />
				{t('home.hostingTitle')}
			</h2>
			<p className={styles.quiet}>{t('home.hostingText')}</p>
			<div className={styles.cardActions}>
				<Button kind="accent" onPress={() => void navigation.startCall()}>
					{t('home.hostingReturn')}
				</Button>
				<Button onPress={() => setInviting(true)}>
					<UserPlus size="1.25rem" aria-hidden="true" />
					{t('call.invite')}
				</Button>
				<Button onPress={() => void hosting?.stop()}>{t('home.hostingEnd')}</Button>
			</div>
			{state.kind === 'running' && (
				<Invite given={invitationOfHost(state)} isOpen={inviting} onClose={() => setInviting(false)} />
			)}
		</section>
	);
}

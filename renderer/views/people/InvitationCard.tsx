import { Check, Copy, Globe } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appLink, pageAddress } from '../../../contract/invitation/invitation.ts';
import { Button } from '../../look/Button.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { useHosting } from '../../stores/appContext.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import { invitationToGive } from './invitationToGive.ts';
import styles from './PeoplePanel.module.css';

const copiedForMs = 2500;

/** The links that bring others in, and who can use them. */
export function InvitationCard() {
	const { t } = useTranslation();
	const call = useOpenCall();
	const hosting = useHosting();
	const { invitation, page, reach } = invitationToGive(call, hosting);
	return (
		<section className={styles.invitation} aria-label={t('people.inviteTitle')}>
			<CopyButton kind="accent" text={appLink(invitation)} label={t('people.copyApp')} icon={Copy} />
			<CopyButton
				kind="plain"
				text={page ?? pageAddress(invitation)}
				label={t('people.copyPage')}
				icon={Globe}
			/>
			{reach && <p className={styles.reach}>{t(`people.reach.${reach}`)}</p>}
			{!page && invitation.key && <p className={styles.reach}>{t('people.pageHint')}</p>}
		</section>
	);
}

interface CopyButtonProps {
	kind: 'accent' | 'plain';
	text: string;
	label: string;
	icon: typeof Copy;
}

function CopyButton({ kind, text, label, icon: Icon }: CopyButtonProps) {
	const { t } = useTranslation();
	const { clipboard } = usePlatform();
	const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
	useEffect(() => {
		if (outcome !== 'copied') return;
		const timer = window.setTimeout(() => setOutcome(null), copiedForMs);
		return () => window.clearTimeout(timer);
	}, [outcome]);
	const copy = () => {
		clipboard.write(text).then(
			() => setOutcome('copied'),
			() => setOutcome('failed'),
		);
	};
	return (
		<>
			<Button kind={kind} onPress={copy}>
				{outcome === 'copied' ? (
					<Check size="1.25rem" aria-hidden="true" />
				) : (
					<Icon size="1.25rem" aria-hidden="true" />
				)}
				{outcome === 'copied' ? t('common.copied') : label}
			</Button>
			<span role="status" className={outcome === 'failed' ? styles.reach : 'visuallyHidden'}>
				{outcome === 'copied' && t('common.copied')}
				{outcome === 'failed' && t('people.copyFailed')}
			</span>
		</>
	);
}

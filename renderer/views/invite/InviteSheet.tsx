import { Copy, Globe, Mail, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appLink } from '../../../contract/invitation/invitation.ts';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './InviteSheet.module.css';
import { type InvitationToGive, leadsElsewhere } from './invitationToGive.ts';
import { QrCode } from './QrCode.tsx';

interface InviteSheetProps {
	given: InvitationToGive;
	isOpen: boolean;
	onClose: () => void;
}

/** The ways to bring others in, and who can use them. */
export function InviteSheet({ given, isOpen, onClose }: InviteSheetProps) {
	const { t } = useTranslation();
	const scannable = leadsElsewhere(given);
	return (
		<Sheet title={t('invite.title')} isOpen={isOpen} onClose={onClose} width={scannable ? 40 : 28}>
			<div className={styles.ways} data-with-code={scannable || undefined}>
				{scannable && (
					<figure className={styles.figure}>
						<QrCode text={given.page} label={t('invite.code')} />
						<figcaption className={styles.hint}>{t('invite.codeHint')}</figcaption>
					</figure>
				)}
				<div className={styles.buttons}>
					<CopyButton
						kind="accent"
						text={appLink(given.invitation)}
						label={t('invite.copyApp')}
						icon={Copy}
					/>
					<CopyButton kind="plain" text={given.page} label={t('invite.copyPage')} icon={Globe} />
					<Sending given={given} />
					<p className={styles.hint}>
						{given.reach && t(`invite.reach.${given.reach}`)} {given.warned && t('invite.warned')}
					</p>
				</div>
			</div>
		</Sheet>
	);
}

/** By mail, or with what the system offers. */
function Sending({ given }: { given: InvitationToGive }) {
	const { t } = useTranslation();
	const { writeMail, share } = usePlatform();
	const [failed, setFailed] = useState<'mailFailed' | 'shareFailed' | null>(null);
	const links = { app: appLink(given.invitation), page: given.page };
	const attempt = (what: Promise<void>, problem: NonNullable<typeof failed>) => {
		setFailed(null);
		what.catch(() => setFailed(problem));
	};
	return (
		<>
			<div className={styles.pair}>
				<Button
					onPress={() =>
						attempt(
							writeMail({ subject: t('invite.mailSubject'), body: t('invite.mailBody', links) }),
							'mailFailed',
						)
					}
				>
					<Mail size="1.25rem" aria-hidden="true" />
					{t('invite.mail')}
				</Button>
				{share && (
					<Button
						onPress={() =>
							attempt(
								share({ title: t('invite.mailSubject'), text: t('invite.shareText'), url: given.page }),
								'shareFailed',
							)
						}
					>
						<Share2 size="1.25rem" aria-hidden="true" />
						{t('invite.share')}
					</Button>
				)}
			</div>
			<span role="status" className={failed ? styles.problem : 'visuallyHidden'}>
				{failed && t(`invite.${failed}`)}
			</span>
		</>
	);
}

import { Copy, Globe, Mail, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appLink } from '../../../contract/invitation/invitation.ts';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { usePlatform } from '../../platform/platformContext.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './InviteSheet.module.css';
import { type Given, leadsElsewhere } from './invitationToGive.ts';
import { QrCode } from './QrCode.tsx';

interface InviteSheetProps {
	given: Given;
	isOpen: boolean;
	onClose: () => void;
}

/** The ways to bring others in, and who can use them; or why there is none. */
export function InviteSheet({ given, isOpen, onClose }: InviteSheetProps) {
	const { t } = useTranslation();
	const link = given.kind === 'parley' ? given.page : given.kind === 'link' ? given.link : null;
	const scannable = link !== null && leadsElsewhere(link);
	return (
		<Sheet title={t('invite.title')} isOpen={isOpen} onClose={onClose} width={scannable ? 40 : 28}>
			<div className={styles.ways} data-with-code={scannable || undefined}>
				{scannable && (
					<figure className={styles.figure}>
						<QrCode text={link} label={given.kind === 'parley' ? t('invite.code') : t('invite.other.code')} />
						<figcaption className={styles.hint}>
							{given.kind === 'parley' ? t('invite.codeHint') : t('invite.other.codeHint')}
						</figcaption>
					</figure>
				)}
				{given.kind === 'none' ? <p>{t(`invite.other.${given.why}`)}</p> : <Ways given={given} />}
			</div>
		</Sheet>
	);
}

function Ways({ given }: { given: Exclude<Given, { kind: 'none' }> }) {
	const { t } = useTranslation();
	if (given.kind === 'link')
		return (
			<div className={styles.buttons}>
				<CopyButton kind="accent" text={given.link} label={t('invite.other.copy')} icon={Copy} />
				<Sending url={given.link} body={t('invite.other.mailBody', { link: given.link })} />
				<p className={styles.hint}>{given.lacks && t(`invite.other.lacks.${given.lacks}`)}</p>
			</div>
		);
	const links = { app: appLink(given.invitation), page: given.page };
	return (
		<div className={styles.buttons}>
			<CopyButton kind="accent" text={links.app} label={t('invite.copyApp')} icon={Copy} />
			<CopyButton kind="plain" text={links.page} label={t('invite.copyPage')} icon={Globe} />
			<Sending url={given.page} body={t('invite.mailBody', links)} />
			<p className={styles.hint}>
				{given.reach && t(`invite.reach.${given.reach}`)} {given.warned && t('invite.warned')}
			</p>
		</div>
	);
}

/** By mail, or with what the system offers. */
function Sending({ url, body }: { url: string; body: string }) {
	const { t } = useTranslation();
	const { writeMail, share } = usePlatform();
	const [failed, setFailed] = useState<'mailFailed' | 'shareFailed' | null>(null);
	const attempt = (what: Promise<void>, problem: NonNullable<typeof failed>) => {
		setFailed(null);
		what.catch(() => setFailed(problem));
	};
	return (
		<>
			<div className={styles.pair}>
				<Button onPress={() => attempt(writeMail({ subject: t('invite.mailSubject'), body }), 'mailFailed')}>
					<Mail size="1.25rem" aria-hidden="true" />
					{t('invite.mail')}
				</Button>
				{share && (
					<Button
						onPress={() =>
							attempt(
								share({ title: t('invite.mailSubject'), text: t('invite.shareText'), url }),
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

import { LoaderCircle, Mic, MicOff, MonitorUp, RadioTower, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { useCall, useIntents, useOwn } from '../../stores/callContext.ts';
import { useSendsOnly } from '../capabilities/useWhyNot.ts';
import { useShortcut } from '../keys/useKeys.ts';
import styles from './Banners.module.css';
import { useExplainOnce } from './useExplainOnce.ts';

/** The call has lost its host or its network: said at once, and that nothing is sent meanwhile. */
export function ReconnectingBanner() {
	const { t } = useTranslation();
	const reason = useCall(({ call: { phase } }) => (phase.kind === 'reconnecting' ? phase.reason : null));
	const text =
		reason === 'host-gone'
			? t('call.reconnectingHost')
			: reason === 'media-lost'
				? t('call.reconnectingMedia')
				: t('call.reconnecting');
	return (
		<div role="status">
			{reason && (
				<p className={`${styles.banner} ${styles.warning}`}>
					<LoaderCircle className={styles.turning} size="1.25rem" aria-hidden="true" />
					<span>
						<strong>{text}</strong> <span className={styles.aside}>{t('call.reconnectingQuiet')}</span>
					</span>
				</p>
			)}
		</div>
	);
}

/** Why nobody else is here: said as long as it is so, and quietly. */
export function BroadcastBanner() {
	const { t } = useTranslation();
	const sendsOnly = useSendsOnly();
	if (!sendsOnly) return null;
	return (
		<p className={styles.banner}>
			<RadioTower size="1.25rem" aria-hidden="true" />
			<span>
				<strong>{t('broadcast.title')}</strong> <span className={styles.aside}>{t('broadcast.text')}</span>
			</span>
		</p>
	);
}

/** While one shares, it is said, and "Stop" is one click away. */
export function ShareBanner() {
	const { t } = useTranslation();
	const intents = useIntents();
	const kind = useOwn((own) => own.share.kind);
	const title = useOwn((own) => own.share.title);
	if (kind !== 'on' && kind !== 'resting') return null;
	const text =
		kind === 'resting'
			? t('call.sharedResting')
			: title
				? t('call.shared', { title })
				: t('call.sharedUntitled');
	return (
		<>
			<span className={styles.frame} aria-hidden="true" />
			<section className={`${styles.banner} ${styles.sharing}`} aria-label={text}>
				<MonitorUp size="1.25rem" aria-hidden="true" />
				<span className={styles.shareText}>{text}</span>
				<Button
					className={styles.stop}
					kind="danger"
					aria-label={t('call.shareStop')}
					onPress={() => void intents.stopShare()}
				>
					{t('call.stop')}
				</Button>
			</section>
		</>
	);
}

/** "You are talking while muted", beside the button that helps. */
export function MutedTalkingHint() {
	const { t } = useTranslation();
	const talking = useOwn(({ microphone }) => microphone.talkingWhileMuted && !microphone.on);
	const key = useShortcut('microphone')?.label;
	const hold = useShortcut('talk')?.label;
	const explains = useExplainOnce('hold-to-talk', talking);
	return (
		<div role="status">
			{talking && (
				<p className={styles.banner}>
					<MicOff size="1.25rem" aria-hidden="true" />
					<span>
						<strong>{t('call.mutedTalking')}</strong>{' '}
						{key && <span className={styles.aside}>{t('call.mutedTalkingKey', { key })}</span>}{' '}
						{hold && explains && (
							<span className={styles.aside}>{t('call.mutedTalkingHold', { key: hold })}</span>
						)}
					</span>
				</p>
			)}
		</div>
	);
}

/** One is heard only for as long as the key is held. Said by the announcer. */
export function HoldToTalkSign() {
	const { t } = useTranslation();
	const heard = useOwn(({ microphone }) => microphone.held && microphone.on);
	if (!heard) return null;
	return (
		<p className={`${styles.banner} ${styles.heard}`}>
			<Mic size="1.25rem" aria-hidden="true" />
			<strong>{t('call.holding')}</strong>
		</p>
	);
}

interface AloneCardProps {
	onInvite: () => void;
	hidden: boolean;
}

/** Nobody else is here yet: the next thing to do is to invite somebody. */
export function AloneCard({ onInvite, hidden }: AloneCardProps) {
	const { t } = useTranslation();
	const alone = useCall((view) => view.ids.length === 1 && view.call.phase.kind === 'inside');
	const sendsOnly = useSendsOnly();
	if (!alone || hidden || sendsOnly) return null;
	return (
		<section className={styles.alone} aria-labelledby="alone">
			<h2 id="alone">{t('call.alone')}</h2>
			<p>{t('call.aloneHint')}</p>
			<Button kind="accent" onPress={onInvite}>
				<UserPlus size="1.25rem" aria-hidden="true" />
				{t('call.invite')}
			</Button>
		</section>
	);
}

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../call/state.ts';
import { Button, IconButton } from '../../look/Button.tsx';
import { useApp, usePanels } from '../../stores/appContext.ts';
import { useCall, useIntents } from '../../stores/callContext.ts';
import { KnockToast } from './KnockToast.tsx';
import styles from './Notices.module.css';
import { noticeText, staysUntilAnswered } from './noticeText.ts';

const shownMs = 5000;
const shownAtOnce = 3;

/** What happened, a sentence each, for a few seconds. */
export function Notices() {
	const { t } = useTranslation();
	const { panels } = useApp();
	const notices = useCall((view) => view.call.notices);
	// The people panel has them all.
	const listed = usePanels(({ inCall }) => inCall === 'people');
	// Old ones give way: a room that fills up must not cover the faces.
	const shown = notices.filter(({ kind }) => kind !== 'knock').slice(-shownAtOnce);
	return (
		<section className={`onStage ${styles.notices}`} aria-label={t('notice.region')}>
			<ol>
				{!listed && <KnockToast onShow={() => panels.setState({ inCall: 'people' })} />}
				{shown.map((notice) => (
					<Toast key={notice.id} notice={notice} />
				))}
			</ol>
		</section>
	);
}

function Toast({ notice }: { notice: Notice }) {
	const { t } = useTranslation();
	const intents = useIntents();
	const { panels } = useApp();
	const stays = staysUntilAnswered(notice);
	useEffect(() => {
		if (stays) return;
		const timer = window.setTimeout(() => intents.dismissNotice(notice.id), shownMs);
		return () => window.clearTimeout(timer);
	}, [notice.id, stays, intents]);
	return (
		<li className={styles.toast}>
			<span className={styles.text}>{noticeText(notice, t)}</span>
			{notice.kind === 'sound-blocked' && (
				<Button kind="accent" onPress={() => void intents.allowSound()}>
					{t('notice.allowSound')}
				</Button>
			)}
			{notice.kind === 'message' && (
				<Button kind="accent" onPress={() => panels.setState({ inCall: 'chat' })}>
					{t('notice.read')}
				</Button>
			)}
			<IconButton label={t('notice.dismiss')} onPress={() => intents.dismissNotice(notice.id)}>
				<X size="1.125rem" aria-hidden="true" />
			</IconButton>
		</li>
	);
}

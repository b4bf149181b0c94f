import { EyeOff, House, LayoutGrid, PanelRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Button, IconButton } from '../../look/Button.tsx';
import { Hint } from '../../look/Hint.tsx';
import { useHosting, useSettings } from '../../stores/appContext.ts';
import { useCall, useOpenCall, useStage } from '../../stores/callContext.ts';
import type { CallView } from '../../stores/callStore.ts';
import { useSendsOnly } from '../capabilities/useWhyNot.ts';
import { usePerform, useShortcut } from '../keys/useKeys.ts';
import { DoorSign } from '../people/Door.tsx';
import { callTitle } from './callTitle.ts';
import { clock } from './clock.ts';
import styles from './TopLine.module.css';

/** Which call this is, for how long, and where it runs. */
export function TopLine() {
	const { t, i18n } = useTranslation();
	const { hosted, store } = useOpenCall();
	const hosting = useHosting();
	const others = useStore(store, useShallow(namesOfOthers));
	const sendsOnly = useSendsOnly();
	const title = sendsOnly
		? t('broadcast.name')
		: hosted && others.length === 0
			? t('call.titleOwn')
			: callTitle(others, i18n.language, t);
	return (
		<header className={styles.line}>
			<h1 className={styles.title}>{title}</h1>
			<DoorSign className={styles.hosted} />
			<Duration />
			{hosted && (
				<span className={styles.hosted}>
					<House size="1rem" aria-hidden="true" />
					<span className={styles.wide}>{t('hosting.self')}</span>
					{hosting.kind === 'running' && (
						<span className={styles.reach}>{t(`hosting.reach.${hosting.reach}`)}</span>
					)}
				</span>
			)}
			<SelfHidden />
			<LayoutButton />
		</header>
	);
}

/** One is seen by the others though one does not see oneself: said as long as it is so, and undone here. */
function SelfHidden() {
	const { t } = useTranslation();
	const { stage } = useOpenCall();
	const hidden = useStage(({ selfHidden }) => selfHidden);
	const others = useCall((view) => view.ids.length > 1);
	if (!hidden || !others) return null;
	return (
		<Hint text={t('action.showSelf')}>
			<Button
				className={styles.selfHidden}
				kind="plain"
				aria-label={`${t('call.selfHidden')}. ${t('action.showSelf')}`}
				onPress={() => stage.setSelfHidden(false)}
			>
				<EyeOff size="1rem" aria-hidden="true" />
				<span className={styles.selfHiddenText}>{t('call.selfHidden')}</span>
			</Button>
		</Hint>
	);
}

function LayoutButton() {
	const { t } = useTranslation();
	const perform = usePerform();
	const shortcut = useShortcut('layout');
	const layout = useSettings((chosen) => chosen.layout);
	const enough = useCall((view) => view.ids.length > 1);
	if (!enough) return null;
	const other = layout === 'grid' ? 'speaker' : 'grid';
	return (
		<IconButton
			className={styles.layout}
			label={other === 'grid' ? t('call.layoutGrid') : t('call.layoutSpeaker')}
			shortcut={shortcut}
			onPress={() => perform('layout')}
		>
			{other === 'grid' ? (
				<LayoutGrid size="1.25rem" aria-hidden="true" />
			) : (
				<PanelRight size="1.25rem" aria-hidden="true" />
			)}
		</IconButton>
	);
}

function Duration() {
	const { t } = useTranslation();
	const since = useCall(({ call: { phase } }) =>
		phase.kind === 'inside' || phase.kind === 'reconnecting' ? phase.since : null,
	);
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const timer = window.setInterval(() => setNow(Date.now()), 1000);
		return () => window.clearInterval(timer);
	}, []);
	if (since === null) return null;
	const time = clock(now - since);
	return (
		<span className={styles.time}>
			<span className="visuallyHidden">{t('call.duration', { time })}</span>
			<span aria-hidden="true">{time}</span>
		</span>
	);
}

function namesOfOthers({ call }: CallView): string[] {
	return call.participants.filter(({ isSelf }) => !isSelf).map(({ name }) => name);
}

import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { classNames } from '../../look/classNames.ts';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, useHosting, usePanels } from '../../stores/appContext.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import type { Panels } from '../../stores/panels.ts';
import { ChatPanel } from '../chat/ChatPanel.tsx';
import { Invite } from '../invite/Invite.tsx';
import { invitationToGive } from '../invite/invitationToGive.ts';
import { LeavingSheet } from '../leaving/LeavingSheet.tsx';
import { PeoplePanel } from '../people/PeoplePanel.tsx';
import { SharePicker } from '../sharePicker/SharePicker.tsx';
import {
	AloneCard,
	BroadcastBanner,
	HoldToTalkSign,
	MutedTalkingHint,
	ReconnectingBanner,
	ShareBanner,
} from './Banners.tsx';
import { Bar } from './Bar.tsx';
import styles from './CallScreen.module.css';
import { roomOf } from './room.ts';
import { Stage } from './Stage.tsx';
import { TopLine } from './TopLine.tsx';
import { useElementSize } from './useElementSize.ts';
import { useRest } from './useRest.ts';

const StatisticsPanel = lazy(() => import('../statistics/StatisticsPanel.tsx'));

/** The call itself: tiles, and around them what comes and goes. */
export function CallScreen() {
	const { panels } = useApp();
	const platform = usePlatform();
	const given = invitationToGive(useOpenCall(), useHosting());
	const open = usePanels(({ inCall }) => inCall);
	const inviting = usePanels(({ invite }) => invite);
	const leaving = usePanels((panels) => panels.leaving);
	const controls = useRef<HTMLDivElement>(null);
	const bar = useRef<HTMLDivElement>(null);
	const whole = useRef<HTMLDivElement>(null);
	const room = roomOf(useElementSize(whole));
	const small = room === 'small' || room === 'flat';
	const resting = useRest(controls) && !small;
	const close = useCallback(() => panels.setState({ inCall: null }), [panels]);
	const showPeople = useCallback(() => panels.setState({ inCall: 'people' }), [panels]);
	const invite = useCallback(() => panels.setState({ invite: true }), [panels]);
	useFocusReturn(open === 'picker' ? null : open, bar);
	// What was open in one call is not open in the next.
	useEffect(() => () => panels.setState({ inCall: null, invite: false, leaving: false }), [panels]);

	return (
		<main className={`onStage ${styles.screen}`} data-bar={resting ? 'hidden' : 'shown'} data-room={room}>
			<div ref={whole} className={styles.stage}>
				<Stage onShowPeople={showPeople} small={small} />
				<div ref={controls} className={styles.controls}>
					<div className={classNames(styles.hides, styles.top)}>
						<TopLine />
					</div>
					<div className={styles.bottom}>
						<MutedTalkingHint />
						<HoldToTalkSign />
						<div className={styles.hides}>
							<Bar barRef={bar} shown={open} narrow={room !== 'wide'} />
						</div>
					</div>
				</div>
				<div className={styles.banners}>
					<ReconnectingBanner />
					<ShareBanner />
					<BroadcastBanner />
				</div>
				<AloneCard onInvite={invite} hidden={small || open === 'people'} />
			</div>
			{open === 'chat' && <ChatPanel onClose={close} />}
			{open === 'people' && <PeoplePanel onClose={close} onInvite={invite} />}
			{open === 'statistics' && (
				<Suspense>
					<StatisticsPanel onClose={close} />
				</Suspense>
			)}
			<Invite given={given} isOpen={inviting} onClose={() => panels.setState({ invite: false })} />
			<LeavingSheet isOpen={leaving} onClose={() => panels.setState({ leaving: false })} />
			{platform.sharePicker && (
				<SharePicker source={platform.sharePicker} isOpen={open === 'picker'} onClose={close} />
			)}
		</main>
	);
}

/** The panel takes the focus while it is there; then it goes back to the bar, not to nowhere. */
function useFocusReturn(open: Panels['inCall'], bar: React.RefObject<HTMLElement | null>): void {
	const was = useRef(open);
	useEffect(() => {
		if (was.current && !open) {
			const openers = [...(bar.current?.querySelectorAll<HTMLElement>('[data-panels]') ?? [])];
			(openers.find(({ dataset }) => dataset.panels === was.current) ?? openers.at(-1))?.focus();
		}
		was.current = open;
	}, [open, bar]);
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, useHosting } from '../../stores/appContext.ts';
import { useOpenCall } from '../../stores/callContext.ts';
import { Invite } from '../invite/Invite.tsx';
import { invitationToGive } from '../invite/invitationToGive.ts';
import { PeoplePanel } from '../people/PeoplePanel.tsx';
import { SharePicker } from '../sharePicker/SharePicker.tsx';
import { AloneCard, MutedTalkingHint, ReconnectingBanner, ShareBanner } from './Banners.tsx';
import { Bar } from './Bar.tsx';
import styles from './CallScreen.module.css';
import type { CallActions } from './callActions.ts';
import { useKeys } from './keys.ts';
import { Stage } from './Stage.tsx';
import { TopLine } from './TopLine.tsx';
import { useRest } from './useRest.ts';

interface CallScreenProps {
	/** The gallery opens them by hand. */
	initiallyOpen?: 'people' | 'picker' | null;
}

/** The call itself: tiles, and around them what comes and goes. */
export function CallScreen({ initiallyOpen = null }: CallScreenProps) {
	const call = useOpenCall();
	const { intents, store } = call;
	const given = invitationToGive(call, useHosting());
	const { settings } = useApp();
	const platform = usePlatform();
	const [open, setOpen] = useState(initiallyOpen);
	const [inviting, setInviting] = useState(false);
	const controls = useRef<HTMLDivElement>(null);
	const bar = useRef<HTMLDivElement>(null);
	const resting = useRest(controls);

	const actions = useMemo<CallActions>(() => {
		const own = () => store.getState().call.own;
		return {
			microphone() {
				const { on, busy } = own().microphone;
				if (busy) return;
				settings.setState({ microphoneOn: !on });
				void intents.setMicrophoneOn(!on);
			},
			camera() {
				const { on, busy } = own().camera;
				if (busy) return;
				settings.setState({ cameraOn: !on });
				void intents.setCameraOn(!on);
			},
			share() {
				const { kind } = own().share;
				if (kind === 'on' || kind === 'resting') void intents.stopShare();
				else if (kind === 'off' && platform.sharePicker) setOpen('picker');
				// The browser asks by itself what to share, and whether with sound.
				else if (kind === 'off') void intents.startShare({ title: null, withSound: true });
			},
			people: () => setOpen((now) => (now === 'people' ? null : 'people')),
			layout() {
				const { layout } = settings.getState();
				settings.setState({ layout: layout === 'grid' ? 'speaker' : 'grid' });
			},
			leave: () => void intents.leave(),
			back: () => setOpen(null),
		};
	}, [intents, store, settings, platform]);
	useKeys(actions);

	const close = useCallback(() => setOpen(null), []);
	useFocusReturn(open === 'people', bar);

	return (
		<main className={`onStage ${styles.screen}`} data-bar={resting ? 'hidden' : 'shown'}>
			<div className={styles.stage}>
				<Stage onShowPeople={() => setOpen('people')} />
				<div ref={controls} className={styles.controls}>
					<div className={styles.hides}>
						<TopLine />
					</div>
					<div className={styles.bottom}>
						<MutedTalkingHint />
						<div className={styles.hides}>
							<Bar barRef={bar} actions={actions} peopleShown={open === 'people'} />
						</div>
					</div>
				</div>
				<div className={styles.banners}>
					<ReconnectingBanner />
					<ShareBanner />
				</div>
				<AloneCard onInvite={() => setInviting(true)} hidden={open === 'people'} />
			</div>
			{open === 'people' && <PeoplePanel onClose={close} onInvite={() => setInviting(true)} />}
			<Invite given={given} isOpen={inviting} onClose={() => setInviting(false)} />
			{platform.sharePicker && (
				<SharePicker source={platform.sharePicker} isOpen={open === 'picker'} onClose={close} />
			)}
		</main>
	);
}

/** The panel takes the focus while it is there; then it goes back to the bar, not to nowhere. */
function useFocusReturn(isOpen: boolean, bar: React.RefObject<HTMLElement | null>): void {
	const was = useRef(isOpen);
	useEffect(() => {
		if (was.current && !isOpen) bar.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
		was.current = isOpen;
	}, [isOpen, bar]);
}

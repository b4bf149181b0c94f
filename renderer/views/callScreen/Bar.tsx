import {
	ChevronUp,
	Hand,
	MessageSquare,
	Mic,
	MicOff,
	MonitorUp,
	MonitorX,
	Phone,
	Users,
	VideoOff,
	Video as VideoOn,
} from 'lucide-react';
import type { RefObject } from 'react';
import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { useCall, useOwn, useUnavailable } from '../../stores/callContext.ts';
import type { Panels } from '../../stores/panels.ts';
import { useWhyNoCamera, useWhyNot } from '../capabilities/useWhyNot.ts';
import { usePerform, useShortcut } from '../keys/useKeys.ts';
import { SoundMenu } from '../sound/SoundMenu.tsx';
import styles from './Bar.module.css';
import { MoreMenu } from './MoreMenu.tsx';
import { UnreadMark } from './UnreadMark.tsx';

interface BarProps {
	barRef: RefObject<HTMLDivElement | null>;
	/** Which panel is open. */
	shown: Panels['inCall'];
	/** Not wide enough for everything: the rest is behind one button. */
	narrow: boolean;
}

const icon = { size: '1.375rem', 'aria-hidden': true } as const;

/** The one bar. Off is bright, so that it is seen; red is for leaving alone. */
export function Bar({ barRef, shown, narrow }: BarProps) {
	const { t } = useTranslation();
	const perform = usePerform();
	const shortcuts = {
		microphone: useShortcut('microphone'),
		camera: useShortcut('camera'),
		share: useShortcut('share'),
		hand: useShortcut('hand'),
		chat: useShortcut('chat'),
		people: useShortcut('people'),
		leave: useShortcut('leave'),
	};
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const microphoneBusy = useOwn((own) => own.microphone.busy);
	const cameraBusy = useOwn((own) => own.camera.busy);
	const share = useOwn((own) => own.share.kind);
	const handUp = useCall(({ call }) => call.participants[0]?.hand !== null);
	const people = useCall((view) => view.ids.length);
	const unread = useCall(({ call }) => call.chat.unread);
	const whyNoCamera = useWhyNoCamera();
	const whyNot = {
		publish: useWhyNot('publish'),
		hands: useWhyNot('hands'),
		messages: useWhyNot('messages'),
	};
	const shareLabel = useShareLabel();
	const peopleShown = shown === 'people';
	const sharing = share === 'on' || share === 'resting';

	return (
		<Toolbar ref={barRef} className={styles.bar ?? ''} aria-label={t('call.bar')}>
			<span className={styles.pair}>
				<IconButton
					className={classNames(styles.button, !microphone && styles.off)}
					label={microphone ? t('call.microphoneOff') : t('call.microphoneOn')}
					shortcut={shortcuts.microphone}
					isDisabled={microphoneBusy}
					whyNot={whyNot.publish}
					onPress={() => perform('microphone')}
				>
					{microphone ? <Mic {...icon} /> : <MicOff {...icon} />}
				</IconButton>
				<SoundMenu className={classNames(styles.menu)}>
					<ChevronUp size="1.125rem" aria-hidden="true" />
				</SoundMenu>
			</span>
			<IconButton
				className={classNames(styles.button, !camera && styles.off)}
				label={camera ? t('call.cameraOff') : t('call.cameraOn')}
				shortcut={shortcuts.camera}
				isDisabled={cameraBusy}
				whyNot={whyNoCamera}
				onPress={() => perform('camera')}
			>
				{camera ? <VideoOn {...icon} /> : <VideoOff {...icon} />}
			</IconButton>
			{narrow ? (
				<MoreMenu className={classNames(styles.button, (handUp || sharing) && styles.active)} />
			) : (
				<>
					<IconButton
						className={classNames(styles.button, sharing && styles.active)}
						label={sharing ? t('call.shareStop') : shareLabel}
						shortcut={shortcuts.share}
						isDisabled={share === 'starting'}
						whyNot={whyNot.publish}
						onPress={() => perform('share')}
					>
						{sharing ? <MonitorX {...icon} /> : <MonitorUp {...icon} />}
					</IconButton>
					<IconButton
						className={classNames(styles.button, handUp && styles.active)}
						label={handUp ? t('hand.lower') : t('hand.raise')}
						shortcut={shortcuts.hand}
						whyNot={whyNot.hands}
						onPress={() => perform('hand')}
					>
						<Hand {...icon} />
					</IconButton>
					<IconButton
						className={classNames(styles.button, shown === 'chat' && styles.shown)}
						label={
							shown === 'chat'
								? t('chat.hide')
								: unread > 0
									? t('chat.unread', { count: unread })
									: t('chat.title')
						}
						shortcut={shortcuts.chat}
						whyNot={shown === 'chat' ? null : whyNot.messages}
						aria-expanded={shown === 'chat'}
						data-panels="chat"
						onPress={() => perform('chat')}
					>
						<MessageSquare {...icon} />
						<UnreadMark count={unread} />
					</IconButton>
					<IconButton
						className={classNames(styles.button, peopleShown && styles.shown)}
						label={peopleShown ? t('call.hidePeople') : t('call.showPeople')}
						shortcut={shortcuts.people}
						aria-expanded={peopleShown}
						data-panels="people"
						onPress={() => perform('people')}
					>
						<Users {...icon} />
						<span className={styles.count} data-count={people} aria-hidden="true" />
					</IconButton>
				</>
			)}
			<IconButton
				className={classNames(styles.button, styles.leave)}
				kind="danger"
				label={t('call.leave')}
				shortcut={shortcuts.leave}
				onPress={() => perform('leave')}
			>
				<Phone {...icon} className={styles.hungUp} />
			</IconButton>
		</Toolbar>
	);
}

/** Where there is one picture at a time, it says what becomes of the camera. */
function useShareLabel(): string {
	const { t } = useTranslation();
	const onePicture = useUnavailable('screen-beside-camera') !== null;
	const camera = useOwn((own) => own.camera.on);
	return onePicture && camera ? t('call.shareInstead') : t('call.share');
}

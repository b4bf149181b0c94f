import { Mic, MicOff, VideoOff, Video as VideoOn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { useOwn } from '../../stores/callContext.ts';
import { useWhyNot } from '../capabilities/useWhyNot.ts';
import { usePerform, useShortcut } from '../keys/useKeys.ts';
import styles from './Lobby.module.css';

/** Microphone and camera, as they will be in the call and next time. */
export function OwnSwitches() {
	const { t } = useTranslation();
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const perform = usePerform();
	const whyNot = useWhyNot('publish');
	const shortcuts = { microphone: useShortcut('microphone'), camera: useShortcut('camera') };
	return (
		<div className={styles.switches}>
			<IconButton
				className={classNames(styles.switch, !microphone && styles.off)}
				kind="plain"
				label={microphone ? t('call.microphoneOff') : t('call.microphoneOn')}
				shortcut={shortcuts.microphone}
				whyNot={whyNot}
				onPress={() => perform('microphone')}
			>
				{microphone ? (
					<Mic size="1.375rem" aria-hidden="true" />
				) : (
					<MicOff size="1.375rem" aria-hidden="true" />
				)}
			</IconButton>
			<IconButton
				className={classNames(styles.switch, !camera && styles.off)}
				kind="plain"
				label={camera ? t('call.cameraOff') : t('call.cameraOn')}
				shortcut={shortcuts.camera}
				whyNot={whyNot}
				onPress={() => perform('camera')}
			>
				{camera ? (
					<VideoOn size="1.375rem" aria-hidden="true" />
				) : (
					<VideoOff size="1.375rem" aria-hidden="true" />
				)}
			</IconButton>
		</div>
	);
}

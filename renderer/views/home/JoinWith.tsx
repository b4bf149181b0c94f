import { Mic, MicOff, VideoOff, Video as VideoOn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import styles from './Home.module.css';

/** A click on a place goes in at once: so what one will be heard and seen with stands here, and is chosen here. */
export function JoinWith() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const microphone = useSettings((chosen) => chosen.microphoneOn);
	const camera = useSettings((chosen) => chosen.cameraOn);
	const what = microphone ? (camera ? 'both' : 'microphone') : camera ? 'camera' : 'nothing';
	return (
		<div className={styles.joinWith}>
			<p className={styles.joinWithText} role="status">
				{t(`lobby.willBe.${what}`)}
			</p>
			<IconButton
				className={classNames(styles.with, !microphone && styles.without)}
				label={microphone ? t('call.microphoneOff') : t('call.microphoneOn')}
				onPress={() => settings.setState({ microphoneOn: !microphone })}
			>
				{microphone ? (
					<Mic size="1.25rem" aria-hidden="true" />
				) : (
					<MicOff size="1.25rem" aria-hidden="true" />
				)}
			</IconButton>
			<IconButton
				className={classNames(styles.with, !camera && styles.without)}
				label={camera ? t('call.cameraOff') : t('call.cameraOn')}
				onPress={() => settings.setState({ cameraOn: !camera })}
			>
				{camera ? (
					<VideoOn size="1.25rem" aria-hidden="true" />
				) : (
					<VideoOff size="1.25rem" aria-hidden="true" />
				)}
			</IconButton>
		</div>
	);
}

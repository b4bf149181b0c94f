import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { useSettings } from '../../stores/appContext.ts';
import { useCall, useOwn } from '../../stores/callContext.ts';
import { Video } from '../callScreen/Video.tsx';
import styles from './Lobby.module.css';

/** Oneself, as in a mirror. */
export function SelfPreview() {
	const { t } = useTranslation();
	const video = useRef<HTMLVideoElement>(null);
	const name = useSettings((chosen) => chosen.name);
	const on = useOwn((own) => own.camera.on);
	const stream = useCall(({ call }) => {
		const camera = call.participants[0]?.tracks.camera;
		return camera && !camera.muted ? camera.stream : null;
	});
	if (on && stream) return <Video videoRef={video} stream={stream} className={styles.video ?? ''} />;
	return (
		<div className={styles.dark}>
			<Avatar name={name} />
			<p>{t('lobby.cameraOff')}</p>
		</div>
	);
}

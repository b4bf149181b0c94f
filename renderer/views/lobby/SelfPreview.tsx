import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../look/Avatar.tsx';
import { Button } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useCall, useIntents, useOwn } from '../../stores/callContext.ts';
import { Video } from '../callScreen/Video.tsx';
import { OpenSystemSettings } from '../settings/OpenSystemSettings.tsx';
import styles from './Lobby.module.css';

/** Oneself, as in a mirror unless one chose otherwise; or why there is no picture, and what helps. */
export function SelfPreview() {
	const { t } = useTranslation();
	const video = useRef<HTMLVideoElement>(null);
	const name = useSettings((chosen) => chosen.name);
	const mirrors = useSettings((chosen) => chosen.mirrorSelf);
	const on = useOwn((own) => own.camera.on);
	const busy = useOwn((own) => own.camera.busy);
	const stream = useCall(({ call }) => {
		const camera = call.participants[0]?.tracks.camera;
		return camera && !camera.muted ? camera.stream : null;
	});
	if (on && stream)
		return (
			<Video
				videoRef={video}
				stream={stream}
				className={classNames(styles.video, mirrors && styles.mirrored)}
			/>
		);
	return (
		<div className={styles.dark}>
			<Avatar name={name} />
			<div role="status">{busy ? <p>{t('lobby.cameraStarts')}</p> : <NoPicture />}</div>
		</div>
	);
}

function NoPicture() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const intents = useIntents();
	const problem = useOwn((own) => own.camera.problem);
	if (!problem) return <p>{t('lobby.cameraOff')}</p>;
	return (
		<div className={styles.noPicture}>
			<p>{t(`device.camera.${problem}`)}</p>
			{problem === 'refused' && <OpenSystemSettings page="camera" />}
			<Button
				onPress={() => {
					settings.setState({ cameraOn: true });
					void intents.setCameraOn(true);
				}}
			>
				{t('lobby.again')}
			</Button>
		</div>
	);
}

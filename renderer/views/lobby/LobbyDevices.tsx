import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownId } from '../../call/ownParticipant.ts';
import { Button } from '../../look/Button.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useIntents, useOpenCall, useOwn } from '../../stores/callContext.ts';
import { OpenSystemSettings } from '../settings/OpenSystemSettings.tsx';
import { DeviceChoice } from '../sound/DeviceChoices.tsx';
import { useDevices } from '../sound/devices.ts';
import { LevelBar, showLevel } from './LevelBar.tsx';
import styles from './Lobby.module.css';

/** Microphone, speaker and camera: which, and the proof that they work. */
export function LobbyDevices() {
	const lists = useDevices();
	return (
		<div className={styles.devices}>
			<div className={styles.device}>
				<DeviceChoice kind="microphone" lists={lists} />
				<MicrophoneProof />
			</div>
			<div className={styles.device}>
				<DeviceChoice kind="speaker" lists={lists} />
				<SpeakerTest />
			</div>
			<div className={styles.device}>
				<DeviceChoice kind="camera" lists={lists} />
			</div>
		</div>
	);
}

function MicrophoneProof() {
	const { t } = useTranslation();
	const { levels } = useOpenCall().engine;
	const { settings } = useApp();
	const intents = useIntents();
	const on = useOwn((own) => own.microphone.on);
	const problem = useOwn((own) => own.microphone.problem);
	const bar = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const show = () => showLevel(bar.current, on ? levels.of(ownId) : 0);
		show();
		return levels.onChanged(show);
	}, [levels, on]);
	return (
		<>
			{!problem && (
				<div className={styles.proof}>
					<LevelBar barRef={bar} label={t('lobby.level')} />
					<p className={styles.quiet}>{on ? t('lobby.levelHint') : t('lobby.levelOff')}</p>
				</div>
			)}
			<div role="status">
				{problem && (
					<div className={styles.problem}>
						<p>{t(`device.microphone.${problem}`)}</p>
						{problem === 'refused' && <OpenSystemSettings page="microphone" />}
						<Button
							onPress={() => {
								settings.setState({ microphoneOn: true });
								void intents.setMicrophoneOn(true);
							}}
						>
							{t('lobby.again')}
						</Button>
					</div>
				)}
			</div>
		</>
	);
}

function SpeakerTest() {
	const { t } = useTranslation();
	const { soundCheck } = useOpenCall().engine;
	const speaker = useSettings((chosen) => chosen.devices.speaker);
	const [state, setState] = useState<'quiet' | 'playing' | 'played' | 'failed'>('quiet');
	const bar = useRef<HTMLDivElement>(null);
	const play = () => {
		if (state === 'playing') return;
		setState('playing');
		soundCheck
			.playTestSound(speaker ?? '', (level) => showLevel(bar.current, level))
			.then(
				() => setState('played'),
				(cause: unknown) => {
					console.warn('The test sound was not played', cause);
					setState('failed');
				},
			)
			.finally(() => showLevel(bar.current, 0));
	};
	return (
		<>
			<div className={styles.proof}>
				<LevelBar barRef={bar} label={t('lobby.speakerLevel')} />
				<div className={styles.test}>
					<p className={styles.quiet} role="status">
						{(state === 'playing' || state === 'played') && t('lobby.speakerPlaying')}
					</p>
					<Button
						className={styles.small}
						aria-label={t('lobby.speakerTestLabel')}
						isBusy={state === 'playing'}
						onPress={play}
					>
						<Volume2 size="1.125rem" aria-hidden="true" />
						{t('lobby.speakerTest')}
					</Button>
				</div>
			</div>
			<div role="alert">{state === 'failed' && <p className={styles.bad}>{t('lobby.speakerFailed')}</p>}</div>
		</>
	);
}

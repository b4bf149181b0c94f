import { AudioLines, Square } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { Toggle } from '../../look/Toggle.tsx';
import type { HearingState } from '../../sound/hearing/hearing.ts';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useIntents, useOpenCall, useOwn } from '../../stores/callContext.ts';
import { LevelBar, showLevel } from './LevelBar.tsx';
import styles from './Lobby.module.css';
import { Shapes } from './Shapes.tsx';

/** Noise removal, and how one sounds with and without it. */
export function HearDifference() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const intents = useIntents();
	const wanted = useOwn((own) => own.denoise.wanted);
	const { soundCheck } = useOpenCall().engine;
	const state = useSyncExternalStore(
		(listener) => soundCheck.onChanged(listener),
		() => soundCheck.state,
	);
	const devices = useSettings((chosen) => chosen.devices);
	const bar = useRef<HTMLDivElement>(null);
	useEffect(() => () => soundCheck.stop(), [soundCheck]);
	const record = () =>
		void soundCheck.record(
			{ microphone: devices.microphone ?? '', speaker: devices.speaker ?? '' },
			(level) => showLevel(bar.current, level),
		);
	return (
		<div className={styles.hear}>
			<Toggle
				label={t('sound.denoise')}
				on={wanted}
				onChange={(on) => {
					settings.setState({ denoise: on });
					void intents.setDenoise(on);
				}}
			/>
			{state.kind === 'playing' ? (
				<Playing state={state} />
			) : (
				<div className={styles.hearLine}>
					<div className={styles.hearText} role="status">
						<Said state={state} />
						{state.kind === 'recording' && <LevelBar barRef={bar} label={t('lobby.level')} />}
					</div>
					{state.kind === 'recording' ? (
						<Button className={styles.small} onPress={() => soundCheck.stop()}>
							<Square size="1rem" aria-hidden="true" />
							{t('lobby.hearStop')}
						</Button>
					) : (
						<Button className={styles.small} isBusy={state.kind === 'preparing'} onPress={record}>
							<AudioLines size="1.125rem" aria-hidden="true" />
							{state.kind === 'failed' ? t('lobby.again') : t('lobby.hear')}
						</Button>
					)}
				</div>
			)}
		</div>
	);
}

/** What is going on, or what went wrong. */
function Said({ state }: { state: HearingState }) {
	const { t } = useTranslation();
	switch (state.kind) {
		case 'recording':
			return <Countdown />;
		case 'preparing':
			return <p>{t('lobby.hearPreparing')}</p>;
		case 'failed':
			return <p className={styles.bad}>{t(`lobby.hearProblem.${state.reason}`)}</p>;
		default:
			return <p className={styles.quiet}>{t('lobby.hearHint')}</p>;
	}
}

/** As long as `recordedSeconds` of sound/hearing, which is not loaded before it is used. */
const countedSeconds = 4;

function Countdown() {
	const { t, i18n } = useTranslation();
	const [left, setLeft] = useState(countedSeconds);
	useEffect(() => {
		const timer = setInterval(() => setLeft((seconds) => Math.max(1, seconds - 1)), 1000);
		return () => clearInterval(timer);
	}, []);
	return <p>{t('lobby.hearRecording', { seconds: new Intl.NumberFormat(i18n.language).format(left) })}</p>;
}

function Playing({ state }: { state: Extract<HearingState, { kind: 'playing' }> }) {
	const { t } = useTranslation();
	const { soundCheck } = useOpenCall().engine;
	// The button that began it is gone.
	const first = useRef<HTMLButtonElement>(null);
	useEffect(() => first.current?.focus(), []);
	return (
		<div className={styles.playing}>
			<p role="status">{t('lobby.hearPlaying')}</p>
			<Shapes shapes={state.shapes} heard={state.heard} progress={() => soundCheck.progress} />
			<div className={styles.hearButtons}>
				{(['denoised', 'plain'] as const).map((which) => (
					<Button
						key={which}
						{...(which === 'denoised' && { ref: first })}
						className={styles.small}
						kind={state.heard === which ? 'accent' : 'plain'}
						aria-pressed={state.heard === which}
						onPress={() => soundCheck.hear(which)}
					>
						{which === 'denoised' ? t('lobby.hearWith') : t('lobby.hearWithout')}
					</Button>
				))}
				<Button className={styles.small} kind="quiet" onPress={() => soundCheck.stop()}>
					<Square size="1rem" aria-hidden="true" />
					{t('lobby.hearStop')}
				</Button>
			</div>
		</div>
	);
}

import { Mic, MicOff, VideoOff, Video as VideoOn } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../contract/signalling/limits.ts';
import { ownId } from '../../call/ownParticipant.ts';
import { Button, IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { Field } from '../../look/Field.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useCall, useOpenCall, useOwn } from '../../stores/callContext.ts';
import { usePerform, useShortcut } from '../keys/useKeys.ts';
import { DeviceChoices } from '../sound/DeviceChoices.tsx';
import styles from './Lobby.module.css';
import { SelfPreview } from './SelfPreview.tsx';
import { WhoIsInside } from './WhoIsInside.tsx';

/** Before the call: how one looks, who is inside, and what joining will switch on. */
export function Lobby() {
	const { t } = useTranslation();
	const { hosted, intents } = useOpenCall();
	const { navigation, settings } = useApp();
	const name = useSettings((chosen) => chosen.name);
	const joining = useCall((view) => view.call.phase.kind === 'joining');
	const [asked, setAsked] = useState(false);
	const nameField = useRef<HTMLDivElement>(null);
	const nameMissing = name.trim() === '';

	// With a name known, there is one thing left to do: Enter does it.
	const joinButton = useRef<HTMLButtonElement>(null);
	const knownAtFirst = useRef(!nameMissing);
	useEffect(() => {
		if (knownAtFirst.current) joinButton.current?.focus();
		else nameField.current?.querySelector('input')?.focus();
	}, []);

	const join = () => {
		if (joining) return;
		if (nameMissing) {
			setAsked(true);
			nameField.current?.querySelector('input')?.focus();
			return;
		}
		void intents.join();
	};

	return (
		<main className={styles.lobby}>
			<section className={styles.picture} aria-label={t('lobby.self')}>
				<SelfPreview />
				<OwnSwitches />
			</section>
			<form
				className={styles.side}
				onSubmit={(event) => {
					event.preventDefault();
					join();
				}}
			>
				<h1>{hosted ? t('lobby.titleOwn') : t('lobby.title')}</h1>
				{!hosted && <WhoIsInside />}
				<div ref={nameField}>
					<Field
						label={t('home.name')}
						placeholder={t('home.nameHint')}
						value={name}
						onChange={(text) => settings.setState({ name: text })}
						maxLength={limits.displayNameLength}
						autoComplete="name"
						problem={asked && nameMissing ? t('home.nameMissing') : null}
					/>
				</div>
				<details className={styles.devices}>
					<summary>{t('call.sound')}</summary>
					<div className={styles.choices}>
						<DeviceChoices />
					</div>
				</details>
				<DeviceProblems />
				<div className={styles.actions}>
					<Button kind="quiet" onPress={() => void navigation.goHome()}>
						{t('lobby.back')}
					</Button>
					<Button
						ref={joinButton}
						className={styles.join}
						kind="accent"
						type="submit"
						isBusy={joining}
						aria-describedby="willBe"
					>
						{joining ? t('lobby.joining') : t('lobby.join')}
					</Button>
				</div>
				<WillBe />
			</form>
		</main>
	);
}

function OwnSwitches() {
	const { t } = useTranslation();
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const perform = usePerform();
	const shortcuts = { microphone: useShortcut('microphone'), camera: useShortcut('camera') };
	return (
		<div className={styles.switches}>
			<IconButton
				className={classNames(styles.switch, !microphone && styles.off)}
				kind="plain"
				label={microphone ? t('call.microphoneOff') : t('call.microphoneOn')}
				shortcut={shortcuts.microphone}
				onPress={() => perform('microphone')}
			>
				{microphone ? (
					<>
						<Mic size="1.375rem" aria-hidden="true" />
						<Level />
					</>
				) : (
					<MicOff size="1.375rem" aria-hidden="true" />
				)}
			</IconButton>
			<IconButton
				className={classNames(styles.switch, !camera && styles.off)}
				kind="plain"
				label={camera ? t('call.cameraOff') : t('call.cameraOn')}
				shortcut={shortcuts.camera}
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

/** How loud one is, beside the microphone: proof that it works. */
function Level() {
	const { levels } = useOpenCall().engine;
	const bar = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const show = () => {
			bar.current?.style.setProperty('--level', String(Math.min(1, levels.of(ownId))));
		};
		show();
		return levels.onChanged(show);
	}, [levels]);
	return <span ref={bar} className={styles.level} aria-hidden="true" />;
}

function DeviceProblems() {
	const { t } = useTranslation();
	const microphone = useOwn((own) => own.microphone.problem);
	const camera = useOwn((own) => own.camera.problem);
	return (
		<div role="status" className={styles.problems}>
			{microphone && <p>{t(`device.microphone.${microphone}`)}</p>}
			{camera && <p>{t(`device.camera.${camera}`)}</p>}
		</div>
	);
}

/** The microphone is never on by surprise: joining says what it will be. */
function WillBe() {
	const { t } = useTranslation();
	const microphone = useOwn((own) => own.microphone.on);
	const camera = useOwn((own) => own.camera.on);
	const what = microphone ? (camera ? 'both' : 'microphone') : camera ? 'camera' : 'nothing';
	return (
		<p id="willBe" className={styles.willBe}>
			{t(`lobby.willBe.${what}`)}
		</p>
	);
}

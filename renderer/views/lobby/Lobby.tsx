import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { limits } from '../../../contract/signalling/limits.ts';
import { Button } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useCall, useOpenCall } from '../../stores/callContext.ts';
import { HearDifference } from './HearDifference.tsx';
import styles from './Lobby.module.css';
import { LobbyDevices } from './LobbyDevices.tsx';
import { OwnSwitches } from './OwnSwitches.tsx';
import { SelfPreview } from './SelfPreview.tsx';
import { useRetryOnReturn } from './useRetryOnReturn.ts';
import { WhatItIs } from './WhatItIs.tsx';
import { WhoIsInside } from './WhoIsInside.tsx';
import { WillBe } from './WillBe.tsx';

/** Before the call: how one looks and sounds, who is inside, and what joining will switch on. */
export function Lobby() {
	const { t } = useTranslation();
	const { hosted, intents } = useOpenCall();
	const { navigation, settings } = useApp();
	const name = useSettings((chosen) => chosen.name);
	const joining = useCall((view) => view.call.phase.kind === 'joining');
	const [asked, setAsked] = useState(false);
	const nameField = useRef<HTMLDivElement>(null);
	const nameMissing = name.trim() === '';
	useRetryOnReturn();

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
				<WhatItIs />
				<Need />
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
			<section className={styles.sound} aria-label={t('call.sound')}>
				<LobbyDevices />
				<HearDifference />
			</section>
		</main>
	);
}

/** Why one stands here although one wanted to go in at once. */
function Need() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const need = useStore(navigation.store, (where) => where.need);
	// The name's field and the place's own sentence say it better; who always wants the lobby knows why.
	if (need === null || need === 'always' || need === 'name' || need === 'place') return null;
	return <p className={styles.need}>{t(`lobby.need.${need}`)}</p>;
}

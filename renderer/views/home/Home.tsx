import { Settings } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { limits } from '../../../contract/signalling/limits.ts';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import { Field } from '../../look/Field.tsx';
import { Logo } from '../../look/Logo.tsx';
import { useApp, useSettings } from '../../stores/appContext.ts';
import { useShortcut } from '../keys/useKeys.ts';
import { SavedNotes } from '../settings/SavedNotes.tsx';
import { ClipboardOffer } from './ClipboardOffer.tsx';
import styles from './Home.module.css';
import { LinkForm } from './LinkForm.tsx';
import { PlaceList } from './PlaceList.tsx';
import { StartCall } from './StartCall.tsx';
import { useWatchInside } from './useWatchInside.ts';

/** Places to go: where one has been, a link, and a call of one's own. */
export function Home() {
	const { t } = useTranslation();
	const { settingsScreen, places } = useApp();
	const settingsKey = useShortcut('settings');
	const empty = useStore(places.store, (all) => all.places.length === 0);
	const main = useRef<HTMLElement>(null);
	useWatchInside();
	return (
		<div className={styles.home}>
			<header className={styles.head}>
				<span className={styles.brand}>
					<Logo />
					{t('app.name')}
				</span>
				<IconButton label={t('settings.open')} shortcut={settingsKey} onPress={() => settingsScreen.show()}>
					<Settings size="1.375rem" aria-hidden="true" />
				</IconButton>
			</header>
			<main ref={main} className={classNames(styles.main, !empty && styles.withPlaces)}>
				<div className={styles.go}>
					{empty && (
						<span className={styles.hero}>
							<Logo size={72} />
						</span>
					)}
					<h1 className={styles.title}>{t('home.title')}</h1>
					<FirstSteps />
					<SavedNotes />
					<LinkForm
						onLeaveDown={() => main.current?.querySelector<HTMLElement>('[data-place-button]')?.focus()}
					/>
					<ClipboardOffer />
					<StartCall />
				</div>
				{!empty && <PlaceList />}
			</main>
		</div>
	);
}

/** One thing at a time: first who one is, then what one can do here. Later nothing at all. */
function FirstSteps() {
	const { t } = useTranslation();
	const { settings, places, hosting } = useApp();
	const name = useSettings((chosen) => chosen.name);
	const been = useStore(places.store, (all) => all.places.length > 0);
	const [asksName] = useState(name.trim() === '');
	const known = name.trim() !== '';
	return (
		<>
			{!been && known && <p className={styles.hint}>{hosting ? t('home.firstCall') : t('home.firstLink')}</p>}
			{!known && <p className={styles.hint}>{t('home.firstName')}</p>}
			{asksName && (
				<Field
					label={t('home.name')}
					placeholder={t('home.nameHint')}
					value={name}
					maxLength={limits.displayNameLength}
					onChange={(text) => settings.setState({ name: text })}
					autoComplete="name"
				/>
			)}
		</>
	);
}

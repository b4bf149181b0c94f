import { Link2, Phone, Settings } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { limits } from '../../../contract/signalling/limits.ts';
import { Button, IconButton } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { Logo } from '../../look/Logo.tsx';
import { useApp, useHosting, useSettings } from '../../stores/appContext.ts';
import { useShortcut } from '../keys/useKeys.ts';
import { SavedNotes } from '../settings/SavedNotes.tsx';
import styles from './Home.module.css';
import { HostingCard } from './HostingCard.tsx';
import { RecentCalls } from './RecentCalls.tsx';

/** Places to go: a link, a call of one's own, and where one has been. */
export function Home() {
	const { t } = useTranslation();
	const settingsKey = useShortcut('settings');
	const { settings, settingsScreen } = useApp();
	const name = useSettings((chosen) => chosen.name);
	const [asksName] = useState(name === '');
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
			<main className={styles.main}>
				<h1 className={styles.title}>{t('home.title')}</h1>
				<SavedNotes />
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
				<LinkForm />
				<StartCall />
				<RecentCalls />
			</main>
		</div>
	);
}

function LinkForm() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const problem = useStore(navigation.store, (where) => where.problem);
	const opening = useStore(navigation.store, (where) => where.opening);
	const [link, setLink] = useState('');
	const form = useRef<HTMLFormElement>(null);
	return (
		<form
			ref={form}
			className={styles.link}
			onSubmit={(event) => {
				event.preventDefault();
				if (link.trim() === '') form.current?.querySelector('input')?.focus();
				else void navigation.openLink(link);
			}}
		>
			<Field
				className={styles.linkField}
				label={t('home.link')}
				placeholder={t('home.linkHint')}
				value={link}
				onChange={(text) => {
					setLink(text);
					navigation.forgetProblem();
				}}
				problem={problem && t(`link.${problem}`)}
				autoComplete="off"
				spellCheck="false"
			/>
			<Button className={styles.join} type="submit" kind={link ? 'accent' : 'plain'} isDisabled={opening}>
				<Link2 size="1.25rem" aria-hidden="true" />
				{t('home.join')}
			</Button>
		</form>
	);
}

function StartCall() {
	const { t } = useTranslation();
	const { navigation, hosting } = useApp();
	const state = useHosting();
	const opening = useStore(navigation.store, (where) => where.opening);
	if (!hosting) return null;
	if (state.kind === 'running') return <HostingCard />;
	const starting = state.kind === 'starting' || opening;
	return (
		<>
			<Button
				kind="accent"
				className={styles.start}
				isBusy={starting}
				onPress={() => void navigation.startCall()}
			>
				<Phone size="1.25rem" aria-hidden="true" />
				{starting ? t('home.starting') : t('home.start')}
			</Button>
			{state.kind === 'failed' && <Note>{t(`hosting.failed.${state.reason}`)}</Note>}
			{state.kind === 'restarting' && <Note>{t('hosting.restarting')}</Note>}
		</>
	);
}

function Note({ children }: { children: ReactNode }) {
	return (
		<p role="status" className={styles.note}>
			{children}
		</p>
	);
}

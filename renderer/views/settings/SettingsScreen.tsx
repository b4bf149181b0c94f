import { ArrowLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import sheet from '../../look/Sheet.module.css';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp } from '../../stores/appContext.ts';
import { type SettingsSection, settingsSections } from '../../stores/settingsScreen.ts';
import styles from './SettingsScreen.module.css';
import { sections } from './sections.ts';

/**
 * All that one can choose, saved as one goes. Wide: the list beside a section. Narrow: the list, or a
 * section with the way back.
 */
export default function SettingsScreen() {
	const { settingsScreen } = useApp();
	const isOpen = useStore(settingsScreen.store, ({ open }) => open);
	return (
		<ModalOverlay
			className={classNames(sheet.scrim, styles.scrim)}
			isOpen={isOpen}
			onOpenChange={(open) => {
				if (!open) settingsScreen.close();
			}}
			isDismissable
		>
			<Modal className={classNames(sheet.sheet, styles.screen)}>
				<Dialog className={styles.dialog ?? ''}>
					<ListAndSection />
				</Dialog>
			</Modal>
		</ModalOverlay>
	);
}

function ListAndSection() {
	const { t } = useTranslation();
	const { settingsScreen } = useApp();
	const platform = usePlatform();
	const chosen = useStore(settingsScreen.store, ({ section }) => section);
	const list = useRef<HTMLUListElement>(null);
	const detail = useRef<HTMLDivElement>(null);
	useFocusInSight(chosen, list, detail);
	const there = settingsSections.filter((name) => sections[name].isThere?.(platform) ?? true);
	const shown = chosen !== null && there.includes(chosen) ? chosen : 'sound';
	const { Body } = sections[shown];
	const close = (
		<IconButton label={t('common.close')} onPress={settingsScreen.close}>
			<X size="1.25rem" aria-hidden="true" />
		</IconButton>
	);
	return (
		<div className={styles.both} data-chosen={chosen !== null}>
			<nav className={styles.nav} aria-label={t('settings.title')}>
				<div className={styles.head}>
					<Heading slot="title" level={2} className={styles.title ?? ''}>
						{t('settings.title')}
					</Heading>
					<span className={styles.narrowOnly}>{close}</span>
				</div>
				<ul ref={list} className={styles.list} onKeyDown={goAlong}>
					{there.map((name) => (
						<li key={name}>
							<ListEntry name={name} isShown={name === shown} />
						</li>
					))}
				</ul>
			</nav>
			<div className={styles.detail}>
				<div className={styles.head}>
					<IconButton
						className={styles.back}
						label={t('settings.back')}
						onPress={() => settingsScreen.show(null)}
					>
						<ArrowLeft className={styles.turns} size="1.25rem" aria-hidden="true" />
					</IconButton>
					<h2 id="settingsSection" className={styles.title}>
						{t(`settings.sections.${shown}`)}
					</h2>
					{close}
				</div>
				<section
					ref={detail}
					key={shown}
					className={styles.body}
					aria-labelledby="settingsSection"
					tabIndex={-1}
				>
					<Body />
				</section>
			</div>
		</div>
	);
}

function ListEntry({ name, isShown }: { name: SettingsSection; isShown: boolean }) {
	const { t } = useTranslation();
	const { settingsScreen } = useApp();
	const { Icon } = sections[name];
	return (
		<AriaButton
			className={styles.entry ?? ''}
			aria-current={isShown ? 'page' : false}
			onPress={() => settingsScreen.show(name)}
		>
			<Icon size="1.25rem" aria-hidden="true" />
			<span className={styles.entryName}>{t(`settings.sections.${name}`)}</span>
			<ChevronRight
				className={classNames(styles.turns, styles.narrowOnly)}
				size="1.125rem"
				aria-hidden="true"
			/>
		</AriaButton>
	);
}

/** Up and down go through the list; Tab alone would do, only slower. */
function goAlong(event: KeyboardEvent<HTMLUListElement>): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (!step) return;
	const buttons = [...event.currentTarget.querySelectorAll('button')];
	const at = buttons.findIndex((button) => button.matches(':focus'));
	buttons[(at + step + buttons.length) % buttons.length]?.focus();
	event.preventDefault();
}

/** In a narrow window either the list or a section is to be seen: the focus goes where one looks. */
function useFocusInSight(
	chosen: SettingsSection | null,
	list: React.RefObject<HTMLElement | null>,
	detail: React.RefObject<HTMLElement | null>,
): void {
	const before = useRef(chosen);
	useLayoutEffect(() => {
		const last = before.current;
		before.current = chosen;
		if (last === chosen) return;
		if (chosen !== null && !list.current?.checkVisibility()) detail.current?.focus();
		else if (chosen === null && !detail.current?.checkVisibility())
			list.current?.querySelector<HTMLElement>('[aria-current="page"]')?.focus();
	}, [chosen, list, detail]);
}

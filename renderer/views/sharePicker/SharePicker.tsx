import { AppWindow, Monitor, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs, useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../look/Button.tsx';
import { Sheet } from '../../look/Sheet.tsx';
import { Toggle } from '../../look/Toggle.tsx';
import type { SharePickerSource } from '../../platform/platform.ts';
import { useIntents } from '../../stores/callContext.ts';
import { placeAfterKey } from './gridKeys.ts';
import { matching } from './matching.ts';
import styles from './SharePicker.module.css';
import { SourceGrid } from './SourceGrid.tsx';
import { type Choice, type Kind, useChoices } from './useChoices.ts';

interface SharePickerProps {
	source: SharePickerSource;
	isOpen: boolean;
	onClose: () => void;
}

/**
 * Windows and screens as they look now. One click shares; so does Enter, for the one that the arrows have
 * marked. The focus stays in the search field all along, so typing searches at once.
 */
export function SharePicker({ source, isOpen, onClose }: SharePickerProps) {
	const { t } = useTranslation();
	return (
		<Sheet title={t('share.title')} isOpen={isOpen} onClose={onClose} width={74}>
			<Choices source={source} onClose={onClose} />
		</Sheet>
	);
}

const signs = { window: AppWindow, screen: Monitor } as const;

function Choices({ source, onClose }: Omit<SharePickerProps, 'isOpen'>) {
	const { t } = useTranslation();
	const { direction } = useLocale();
	const intents = useIntents();
	const { choices, failed, sound, remember } = useChoices(source);
	const [kind, setKind] = useState<Kind>('window');
	const [text, setText] = useState('');
	const [marked, setMarked] = useState<string | null>(null);
	const [withSound, setWithSound] = useState(false);
	const grid = useRef<HTMLDivElement>(null);
	const field = useRef<HTMLInputElement>(null);
	const id = useId();

	const fitting = useMemo(
		() => ({
			window: matching(choices?.window ?? [], text),
			screen: matching(choices?.screen ?? [], text),
		}),
		[choices, text],
	);
	const shown = fitting[kind];
	const open = shown.filter((one) => !one.gone);
	const chosen = open.find((one) => one.id === marked) ?? open[0];
	useTypingInto(field);

	const share = async (one: Choice) => {
		onClose();
		remember(one.title);
		await source.choose(one.id, { withSound });
		await intents.startShare({ title: one.title, withSound });
	};

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
		if (event.key === 'Enter') {
			event.preventDefault();
			if (chosen) void share(chosen);
			return;
		}
		if (event.key === 'Escape' && text) {
			// First what was typed goes, then the picker.
			event.stopPropagation();
			return setText('');
		}
		if (!grid.current) return;
		const columns = getComputedStyle(grid.current).gridTemplateColumns.split(' ').length;
		const from = chosen ? shown.indexOf(chosen) : 0;
		const to = placeAfterKey(event.key, from, { count: shown.length, columns, direction });
		if (to === undefined) return;
		event.preventDefault();
		const next = nearestOpen(shown, to, to >= from);
		if (next) setMarked(next.id);
	};

	return (
		<div className={styles.picker}>
			<Tabs
				className={styles.tabs ?? ''}
				selectedKey={kind}
				onSelectionChange={(key) => {
					setKind(key === 'screen' ? 'screen' : 'window');
					setMarked(null);
				}}
			>
				<TabList className={styles.tabList ?? ''} aria-label={t('share.title')}>
					{(['window', 'screen'] as const).map((one) => {
						const Sign = signs[one];
						return (
							<Tab key={one} id={one} className={styles.tab ?? ''}>
								<Sign size="1.125rem" aria-hidden="true" />
								{t(one === 'window' ? 'share.windows' : 'share.screens')}
								{choices && (
									<span className={styles.count}>{fitting[one].filter(({ gone }) => !gone).length}</span>
								)}
							</Tab>
						);
					})}
				</TabList>
				<div className={styles.search}>
					<Search className={styles.searchSign} size="1.125rem" aria-hidden="true" />
					<input
						ref={field}
						className={styles.searchInput}
						type="search"
						role="combobox"
						aria-label={t('share.search')}
						aria-autocomplete="list"
						aria-expanded={shown.length > 0}
						{...(shown.length > 0 && { 'aria-controls': `${id}-list` })}
						{...(chosen && { 'aria-activedescendant': `${id}-${chosen.id}` })}
						placeholder={t('share.searchHint')}
						spellCheck={false}
						autoComplete="off"
						value={text}
						onKeyDown={onKeyDown}
						onChange={(event) => {
							setText(event.target.value);
							setMarked(null);
						}}
					/>
				</div>
				<TabPanel key={kind} id={kind} className={styles.panel ?? ''}>
					{failed && (
						<p role="status" className={styles.failed}>
							{t('share.failed')}
						</p>
					)}
					{shown.length > 0 ? (
						<SourceGrid
							ref={grid}
							id={id}
							kind={kind}
							choices={shown}
							marked={chosen?.id ?? null}
							onShare={(one) => void share(one)}
						/>
					) : (
						<Nothing
							kind={kind}
							state={choices === null ? (failed ? 'failed' : 'looking') : text ? 'noMatch' : 'none'}
						/>
					)}
				</TabPanel>
			</Tabs>
			<div className={styles.foot}>
				<div className={styles.aside}>
					{sound === 'clean' ? (
						<Toggle label={t('share.withSound')} on={withSound} onChange={setWithSound} />
					) : sound === 'echoing' ? (
						<span>{t('share.soundEchoes')}</span>
					) : (
						<span>{t('share.hint')}</span>
					)}
				</div>
				<Button onPress={onClose}>{t('common.cancel')}</Button>
				<Button kind="accent" isDisabled={!chosen} onPress={() => chosen && void share(chosen)}>
					{t('share.go')}
				</Button>
			</div>
		</div>
	);
}

/** Has the focus from the start, and gets it back when somebody types, whatever they have clicked meanwhile. */
function useTypingInto(field: RefObject<HTMLInputElement | null>): void {
	useEffect(() => {
		field.current?.focus();
		const onKey = ({ key, altKey, ctrlKey, metaKey }: globalThis.KeyboardEvent) => {
			if (altKey || ctrlKey || metaKey || key.length !== 1 || key === ' ') return;
			field.current?.focus();
		};
		document.addEventListener('keydown', onKey, { capture: true });
		return () => document.removeEventListener('keydown', onKey, { capture: true });
	}, [field]);
}

/** Closed windows keep their places; an arrow goes past them. */
function nearestOpen(choices: readonly Choice[], from: number, forwards: boolean): Choice | undefined {
	const ahead = choices.slice(from).find((one) => !one.gone);
	const behind = choices.slice(0, from + 1).findLast((one) => !one.gone);
	return forwards ? (ahead ?? behind) : (behind ?? ahead);
}

interface NothingProps {
	kind: Kind;
	state: 'looking' | 'failed' | 'noMatch' | 'none';
}

/** Why there is nothing to choose, and what would help. */
function Nothing({ kind, state }: NothingProps) {
	const { t } = useTranslation();
	if (state === 'failed') return <div className={styles.empty} />;
	if (state === 'looking')
		return (
			<div className={styles.empty} role="status">
				<span className="visuallyHidden">{t('share.loading')}</span>
				<div className={styles.sources} aria-hidden="true">
					{['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((one) => (
						<span key={one} className={styles.waiting} />
					))}
				</div>
			</div>
		);
	const Sign = signs[kind];
	return (
		<div className={styles.empty}>
			<div className={styles.nothing} role="status">
				<Sign size="2.5rem" strokeWidth={1.25} aria-hidden="true" />
				<p>
					{state === 'noMatch'
						? t('share.noMatch')
						: t(kind === 'window' ? 'share.noWindows' : 'share.noScreens')}
				</p>
				{kind === 'window' && state === 'noMatch' && <p className={styles.quiet}>{t('share.minimised')}</p>}
			</div>
		</div>
	);
}

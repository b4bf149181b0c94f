import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../../actions/keyName.ts';
import { allEntries, linkEntry } from '../../actions/palette/entries.ts';
import type { Entry } from '../../actions/palette/entry.ts';
import { type Hit, search } from '../../actions/palette/search.ts';
import { actionFor } from '../../actions/shortcuts.ts';
import { classNames } from '../../look/classNames.ts';
import sheet from '../../look/Sheet.module.css';
import { usePlatform } from '../../platform/platformContext.ts';
import { useApp, usePanels } from '../../stores/appContext.ts';
import { settingsSections } from '../../stores/settingsScreen.ts';
import { keyboard, useSurroundings } from '../keys/useKeys.ts';
import { sections } from '../settings/sections.ts';
import { useDevices } from '../sound/devices.ts';
import styles from './Palette.module.css';
import { PaletteLine } from './PaletteLine.tsx';

/** Anything by name: type, choose, Enter. */
export default function Palette() {
	const { t } = useTranslation();
	const { panels } = useApp();
	const isOpen = usePanels(({ palette }) => palette);
	const close = () => panels.setState({ palette: false });
	return (
		<ModalOverlay
			className={classNames(sheet.scrim, styles.scrim)}
			isOpen={isOpen}
			onOpenChange={(open) => {
				if (!open) close();
			}}
			isDismissable
		>
			<Modal className={classNames(sheet.sheet, styles.palette)}>
				<Dialog className={styles.dialog ?? ''} aria-label={t('action.palette')}>
					<Finder onDone={close} />
				</Dialog>
			</Modal>
		</ModalOverlay>
	);
}

function Finder({ onDone }: { onDone: () => void }) {
	const { t } = useTranslation();
	const { settings } = useApp();
	const list = useId();
	const [typed, setTyped] = useState('');
	/** What a line gave to choose further, and what it was called. */
	const [further, setFurther] = useState<{ title: string; entries: readonly Entry[] } | null>(null);
	const [at, setAt] = useState(0);
	const groups = useHits(typed, further?.entries ?? null);
	const hits = groups.flatMap((group) => group.hits);
	const current = hits[Math.min(at, hits.length - 1)];
	const lineId = (hit: Hit | undefined) =>
		hit ? `${list}-${hit.entry.id.replaceAll(/\W/g, '-')}` : undefined;

	const look = (text: string) => {
		setTyped(text);
		setAt(0);
	};
	const run = ({ entry }: Hit) => {
		if (entry.why !== undefined) return;
		const next = entry.run();
		if (!next) return onDone();
		setFurther({ title: entry.title, entries: next });
		look('');
	};
	const press = (event: KeyboardEvent<HTMLInputElement>) => {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
		const key = keyOf(event.nativeEvent, keyboard);
		if (step) setAt(walk(Math.min(at, hits.length - 1), step, hits.length));
		else if (event.key === 'Enter' && current) run(current);
		else if (event.key === 'Backspace' && typed === '' && further) setFurther(null);
		else if (key && actionFor(key, settings.getState().shortcuts) === 'palette') onDone();
		else return;
		event.preventDefault();
	};
	useShown(lineId(current));

	return (
		<>
			<div className={styles.field}>
				<Search size="1.25rem" aria-hidden="true" />
				{further && <span className={styles.further}>{further.title}</span>}
				<input
					className={styles.input}
					role="combobox"
					aria-label={further?.title ?? t('action.palette')}
					aria-expanded={hits.length > 0}
					aria-controls={list}
					aria-activedescendant={lineId(current)}
					aria-autocomplete="list"
					autoComplete="off"
					autoCorrect="off"
					spellCheck={false}
					// biome-ignore lint/a11y/noAutofocus: it is opened to be typed into
					autoFocus
					placeholder={t('palette.hint')}
					value={typed}
					onChange={(event) => look(event.target.value)}
					onKeyDown={press}
				/>
			</div>
			{/* Not focusable: the field keeps the focus and says which line is meant. */}
			<div id={list} className={styles.list} role="listbox" aria-label={t('palette.list')}>
				{groups.map(({ group, hits: ofGroup }) => (
					// biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
					<div key={group} role="group" aria-labelledby={`${list}-${group}`}>
						<div id={`${list}-${group}`} className={styles.heading} role="presentation">
							{t(`palette.group.${group}`)}
						</div>
						{ofGroup.map((hit) => (
							<PaletteLine
								key={hit.entry.id}
								id={lineId(hit) ?? ''}
								hit={hit}
								isCurrent={hit === current}
								onPoint={() => setAt(hits.indexOf(hit))}
								onPress={() => run(hit)}
							/>
						))}
					</div>
				))}
			</div>
			{hits.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
			<p role="status" className="visuallyHidden">
				{typed === '' ? '' : t('palette.found', { count: hits.length })}
			</p>
		</>
	);
}

function useHits(typed: string, further: readonly Entry[] | null) {
	const { t } = useTranslation();
	const platform = usePlatform();
	const surroundings = useSurroundings();
	const devices = useDevices();
	// As it was when the palette opened: lines must not move about under the finger.
	const [at] = useState(surroundings);
	return useMemo(() => {
		const there = settingsSections.filter((name) => sections[name].isThere?.(platform) ?? true);
		const parts = { at, t, devices, sections: there };
		const link = further ? null : linkEntry(typed, parts);
		if (link) return [{ group: link.group, hits: [{ entry: link, ranges: [] }] }];
		return search(further ?? allEntries(parts), typed, (group) => t(`palette.group.${group}`));
	}, [at, t, devices, platform, typed, further]);
}

/** One step goes round, a page stops at the end. */
function walk(at: number, step: number, count: number): number {
	if (count === 0) return 0;
	if (Math.abs(step) === 1) return (at + step + count) % count;
	return Math.max(0, Math.min(count - 1, at + step));
}

function useShown(id: string | undefined): void {
	const before = useRef<string | undefined>(undefined);
	useEffect(() => {
		if (id !== undefined && before.current !== undefined)
			document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
		before.current = id;
	}, [id]);
}

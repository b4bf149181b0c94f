import { AppWindow, Monitor } from 'lucide-react';
import { type Ref, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../look/classNames.ts';
import styles from './SharePicker.module.css';
import type { Choice, Kind } from './useChoices.ts';

interface SourceGridProps {
	ref: Ref<HTMLDivElement>;
	/** Its options are named after it: the search field points at them. */
	id: string;
	kind: Kind;
	choices: readonly Choice[];
	marked: string | null;
	onShare: (choice: Choice) => void;
}

/** The pictures. Keys come from the search field, which keeps the focus (ARIA's combobox with a listbox). */
export function SourceGrid({ ref, id, kind, choices, marked, onShare }: SourceGridProps) {
	const { t } = useTranslation();
	return (
		<div className={styles.scroll}>
			<div
				ref={ref}
				id={`${id}-list`}
				role="listbox"
				aria-label={kind === 'window' ? t('share.windows') : t('share.screens')}
				className={classNames(styles.sources, kind === 'screen' && styles.large)}
			>
				{choices.map((one) => (
					<Option
						key={one.id}
						id={`${id}-${one.id}`}
						choice={one}
						isMarked={one.id === marked}
						onShare={onShare}
					/>
				))}
			</div>
		</div>
	);
}

interface OptionProps {
	id: string;
	choice: Choice;
	isMarked: boolean;
	onShare: (choice: Choice) => void;
}

function Option({ id, choice, isMarked, onShare }: OptionProps) {
	const { t } = useTranslation();
	const option = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (isMarked) option.current?.scrollIntoView({ block: 'nearest' });
	}, [isMarked]);
	const { title, thumbnail, icon, gone, last } = choice;
	const Sign = choice.kind === 'window' ? AppWindow : Monitor;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
		<div
			ref={option}
			id={id}
			role="option"
			tabIndex={-1}
			aria-selected={isMarked}
			aria-disabled={gone}
			title={title}
			className={styles.source}
			// The search field keeps the focus.
			onMouseDown={(event) => event.preventDefault()}
			onClick={() => !gone && onShare(choice)}
		>
			<span className={styles.thumbnail}>
				{thumbnail ? (
					// Synchronously: else each refresh shows nothing for a moment.
					<img src={thumbnail} alt="" draggable={false} decoding="sync" />
				) : (
					<Sign size="2.5rem" strokeWidth={1.25} aria-hidden="true" />
				)}
				{(gone || last) && <span className={styles.badge}>{gone ? t('share.gone') : t('share.last')}</span>}
			</span>
			<span className={styles.title}>
				{icon ? (
					<img src={icon} alt="" width={18} height={18} decoding="sync" />
				) : (
					<Sign size="1.125rem" aria-hidden="true" />
				)}
				<span className={styles.name}>
					<bdi>{title}</bdi>
				</span>
			</span>
		</div>
	);
}

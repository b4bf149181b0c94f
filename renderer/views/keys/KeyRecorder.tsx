import { RotateCcw } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyName, keyLabel, keyOf } from '../../actions/keyName.ts';
import { Button, IconButton } from '../../look/Button.tsx';
import { classNames } from '../../look/classNames.ts';
import styles from './KeyRecorder.module.css';
import { keyboard } from './useKeys.ts';

/** What speaks against a key: a sentence, and whether it can be taken all the same. */
export interface KeyProblem {
	readonly text: string;
	readonly canTake: boolean;
}

interface KeyRecorderProps {
	/** What the key does. */
	name: string;
	/** Empty for none. */
	value: KeyName;
	/** The key that everybody begins with. */
	own: KeyName;
	/** For a key that was just pressed. */
	check: (key: KeyName) => KeyProblem | null;
	onChange: (key: KeyName) => void;
	/** What became of the last change, in a sentence. */
	problem?: string | null;
}

/** A command and its key: press the button, then the new key. */
export function KeyRecorder({ name, value, own, check, onChange, problem = null }: KeyRecorderProps) {
	const { t } = useTranslation();
	const said = useId();
	const button = useRef<HTMLButtonElement>(null);
	const [recording, setRecording] = useState(false);
	const [tried, setTried] = useState<{ key: KeyName; problem: KeyProblem } | null>(null);
	const label = (key: KeyName) =>
		key === '' ? t('shortcuts.none') : keyLabel(key, keyboard, t('key.space'));

	const end = () => {
		setRecording(false);
		setTried(null);
	};
	const take = (key: KeyName) => {
		onChange(key);
		end();
		button.current?.focus();
	};
	const press = (event: KeyboardEvent) => {
		if (!recording || event.key === 'Tab') return;
		event.preventDefault();
		event.stopPropagation();
		if (event.repeat) return;
		const key = keyOf(event.nativeEvent, keyboard);
		if (!key) return;
		if (key === 'Esc') return end();
		const against = key === value ? null : check(key);
		if (against) setTried({ key, problem: against });
		else take(key);
	};
	const leave = (event: FocusEvent<HTMLElement>) => {
		if (!event.currentTarget.contains(event.relatedTarget)) end();
	};

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has gone elsewhere
		<div className={styles.command} onBlur={leave}>
			<div className={styles.line}>
				<span className={styles.name}>{name}</span>
				{value !== own && !recording && (
					<IconButton
						label={t('shortcuts.reset', { name, key: label(own) })}
						onPress={() => take(own)}
						className={styles.reset}
					>
						<RotateCcw size="1.125rem" aria-hidden="true" />
					</IconButton>
				)}
				<button
					ref={button}
					type="button"
					className={classNames(styles.key, recording && styles.recording, value === '' && styles.without)}
					aria-label={recording ? t('shortcuts.press') : t('shortcuts.change', { name, key: label(value) })}
					aria-describedby={said}
					onClick={() => setRecording(true)}
					onKeyDown={press}
				>
					{recording ? (tried ? label(tried.key) : t('shortcuts.press')) : label(value)}
				</button>
			</div>
			<p id={said} role="status" className={tried || problem ? styles.problem : 'visuallyHidden'}>
				{tried ? tried.problem.text : recording ? t('shortcuts.recording') : problem}
			</p>
			{recording && (
				<div className={styles.choices}>
					{tried?.problem.canTake && (
						<Button kind="accent" onPress={() => take(tried.key)}>
							{t('shortcuts.take')}
						</Button>
					)}
					{value !== '' && <Button onPress={() => take('')}>{t('shortcuts.remove')}</Button>}
					<Button
						kind="quiet"
						onPress={() => {
							end();
							button.current?.focus();
						}}
					>
						{t('common.cancel')}
					</Button>
				</div>
			)}
		</div>
	);
}

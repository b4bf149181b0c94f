import { Link2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { useApp } from '../../stores/appContext.ts';
import { isLink } from '../links/linkText.ts';
import styles from './Home.module.css';

interface LinkFormProps {
	/** Arrow down: to what comes below. */
	onLeaveDown: () => void;
}

/** One field for any link. A good one that is pasted, here or anywhere on Home, is gone to at once. */
export function LinkForm({ onLeaveDown }: LinkFormProps) {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const problem = useStore(navigation.store, (where) => where.problem);
	const opening = useStore(navigation.store, (where) => where.opening);
	const [link, setLink] = useState('');
	const form = useRef<HTMLFormElement>(null);
	const focus = () => form.current?.querySelector('input')?.focus();

	const paste = useEffectEvent((event: ClipboardEvent) => {
		const text = event.clipboardData?.getData('text/plain').trim() ?? '';
		const target = event.target instanceof Element ? event.target : null;
		const own = target !== null && form.current?.contains(target) === true;
		if (text === '' || target?.closest('[role="dialog"]')) return;
		// What is pasted into the person's name stays there.
		if (!own && target?.closest('input, textarea')) return;
		if (!isLink(text) && own) return;
		event.preventDefault();
		setLink(text);
		void navigation.openLink(text);
		focus();
	});
	useEffect(() => {
		const listener = (event: ClipboardEvent) => paste(event);
		document.addEventListener('paste', listener);
		return () => document.removeEventListener('paste', listener);
	}, []);

	return (
		<form
			ref={form}
			className={styles.link}
			onSubmit={(event) => {
				event.preventDefault();
				if (link.trim() === '') focus();
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
				onKeyDown={(event) => {
					if (event.key === 'ArrowDown') onLeaveDown();
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

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { toldNames } from '../../stores/savingStore.ts';
import styles from './SavedNotes.module.css';

/** What went wrong with keeping what a person chose: each said once, with what can be done. */
export function SavedNotes() {
	const { t } = useTranslation();
	const { saving } = useApp();
	const { problems, unwritable } = useStore(saving.store);
	const notes = toldNames.flatMap((name) => {
		const problem = problems[name];
		return problem === null ? [] : [{ name, problem }];
	});
	return (
		<div role="status" className={styles.notes}>
			{notes.map(({ name, problem }) => (
				<div key={name} className={styles.note}>
					<div className={styles.words}>
						<p>{t(`saved.${name}.${problem}`)}</p>
						{(problem === 'newer' || problem === 'locked') && (
							<Button kind="plain" className={styles.act} onPress={() => saving.startAfresh(name)}>
								{t('saved.startAfresh')}
							</Button>
						)}
					</div>
					<IconButton label={t('notice.dismiss')} onPress={() => saving.dismiss(name)}>
						<X size="1.125rem" aria-hidden="true" />
					</IconButton>
				</div>
			))}
			{unwritable && (
				<div className={styles.note}>
					<p className={styles.words}>{t('saved.unwritable')}</p>
					<IconButton label={t('notice.dismiss')} onPress={() => saving.dismiss('unwritable')}>
						<X size="1.125rem" aria-hidden="true" />
					</IconButton>
				</div>
			)}
		</div>
	);
}

import { Link2, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconButton } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import styles from './LinkDrop.module.css';
import { draggedText } from './linkText.ts';

/** A link that is dragged onto the window is gone to, wherever one is; a wrong one is said. */
export function LinkDrop() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const [over, setOver] = useState(false);
	const depth = useRef(0);

	const drag = useEffectEvent((event: DragEvent) => {
		const { dataTransfer } = event;
		const own = event.target instanceof Element && event.target.closest('input, textarea') !== null;
		const text = dataTransfer?.types.some((type) => type === 'text/uri-list' || type === 'text/plain');
		if (!dataTransfer || !text || dataTransfer.types.includes('Files') || own) return finish();
		event.preventDefault();
		if (event.type === 'dragenter') depth.current++;
		if (event.type === 'dragleave') depth.current--;
		if (event.type !== 'drop') return setOver(depth.current > 0);
		finish();
		const link = draggedText(dataTransfer);
		if (link !== null) void navigation.openLink(link);
	});
	const finish = () => {
		depth.current = 0;
		setOver(false);
	};
	useEffect(() => {
		const listener = (event: DragEvent) => drag(event);
		const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
		for (const kind of kinds) window.addEventListener(kind, listener);
		return () => {
			for (const kind of kinds) window.removeEventListener(kind, listener);
		};
	}, []);

	return (
		<>
			{over && (
				<div className={styles.over}>
					<p className={styles.words}>
						<Link2 size="1.5rem" aria-hidden="true" />
						{t('home.drop')}
					</p>
				</div>
			)}
			<ProblemElsewhere />
		</>
	);
}

/** On Home the field says what is wrong with a link. Anywhere else it is said here. */
function ProblemElsewhere() {
	const { t } = useTranslation();
	const { navigation } = useApp();
	const problem = useStore(navigation.store, (where) => (where.call ? where.problem : null));
	return (
		<div role="alert" className={styles.place}>
			{problem && (
				<div className={styles.problem}>
					<p>{t(`link.${problem}`)}</p>
					<IconButton label={t('notice.dismiss')} onPress={() => navigation.forgetProblem()}>
						<X size="1.125rem" aria-hidden="true" />
					</IconButton>
				</div>
			)}
		</div>
	);
}

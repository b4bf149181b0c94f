import { type ReactNode, useId } from 'react';
import styles from './SettingsGroup.module.css';

interface SettingsGroupProps {
	/** None for a group that the section's own title names. */
	title?: string;
	/** A sentence below that is about all of it. */
	hint?: ReactNode;
	children: ReactNode;
}

/** Choices that belong together, on a card of their own. */
export function SettingsGroup({ title, hint, children }: SettingsGroupProps) {
	const id = useId();
	return (
		<section className={styles.group} aria-labelledby={title === undefined ? undefined : id}>
			{title !== undefined && (
				<h3 id={id} className={styles.title}>
					{title}
				</h3>
			)}
			<div className={styles.card}>{children}</div>
			{hint && <p className={styles.hint}>{hint}</p>}
		</section>
	);
}

/** One choice of a group. */
export function SettingsRow({ children }: { children: ReactNode }) {
	return <div className={styles.row}>{children}</div>;
}

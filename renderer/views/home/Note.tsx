import type { ReactNode } from 'react';
import styles from './Home.module.css';

/** Something that went wrong, in a sentence. */
export function Note({ children }: { children: ReactNode }) {
	return (
		<p role="status" className={styles.note}>
			{children}
		</p>
	);
}

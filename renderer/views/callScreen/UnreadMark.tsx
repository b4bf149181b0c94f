import styles from './Bar.module.css';

/** How much one has not read, on the button that leads there; the button's name says it too. */
export function UnreadMark({ count }: { count: number }) {
	if (count === 0) return null;
	return <span className={styles.unread} data-count={count > 99 ? '99+' : count} aria-hidden="true" />;
}

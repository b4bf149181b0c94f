import type { RefObject } from 'react';
import styles from './Lobby.module.css';

interface LevelBarProps {
	barRef: RefObject<HTMLDivElement | null>;
	label: string;
}

/** How loud something is just now; `showLevel` moves it. */
export function LevelBar({ barRef, label }: LevelBarProps) {
	return (
		<div ref={barRef} className={styles.level}>
			<meter className="visuallyHidden" aria-label={label} min={0} max={100} value={0} />
		</div>
	);
}

/** Past React: it changes many times a second. @param level 0 to 1 */
export function showLevel(bar: HTMLElement | null, level: number): void {
	const shown = Math.min(1, Math.max(0, level));
	bar?.style.setProperty('--level', String(shown));
	const meter = bar?.querySelector('meter');
	if (meter) meter.value = Math.round(shown * 10) * 10;
}

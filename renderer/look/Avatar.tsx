import type { CSSProperties } from 'react';
import styles from './Avatar.module.css';
import { avatarHue, initials } from './initials.ts';

/** Somebody without a picture: initials on a colour that stays theirs. Their name stands elsewhere. */
export function Avatar({ name }: { name: string }) {
	return (
		<span className={styles.avatar} style={{ '--hue': avatarHue(name) } as CSSProperties} aria-hidden="true">
			{initials(name)}
		</span>
	);
}

import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Button.module.css';

interface HintProps {
	text: string;
	shortcut?: string | undefined;
	/** One focusable element. */
	children: ReactNode;
}

/** A tooltip. What it says must also be in the element's name: touch has no tooltips. */
export function Hint({ text, shortcut, children }: HintProps) {
	return (
		<TooltipTrigger delay={500} closeDelay={0}>
			{children}
			<Tooltip className={styles.tooltip ?? ''} offset={8}>
				{text}
				{shortcut && <kbd className={styles.key}>{shortcut}</kbd>}
			</Tooltip>
		</TooltipTrigger>
	);
}

import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, type Shortcut } from './Button.tsx';
import styles from './SidePanel.module.css';

interface SidePanelProps {
	/** What it is, for assistive programs. */
	label: string;
	/** What its heading says, if that is more. */
	heading?: string;
	closeKey?: Shortcut | undefined;
	/** Figures want a little more room than sentences. */
	wide?: boolean;
	onClose: () => void;
	/** What takes the focus when it opens; without, the panel itself. */
	focusFirst?: RefObject<HTMLElement | null>;
	children: ReactNode;
}

/** A panel beside the stage, over it in a narrow window. Takes the focus when it opens. */
export function SidePanel({
	label,
	heading = label,
	closeKey,
	wide = false,
	onClose,
	focusFirst,
	children,
}: SidePanelProps) {
	const { t } = useTranslation();
	const panel = useRef<HTMLElement>(null);
	useEffect(() => (focusFirst?.current ?? panel.current)?.focus(), [focusFirst]);
	return (
		<aside
			ref={panel}
			tabIndex={-1}
			className={wide ? `${styles.panel} ${styles.wide}` : styles.panel}
			aria-label={label}
		>
			<header className={styles.head}>
				<h2 className={styles.title}>{heading}</h2>
				<IconButton label={t('common.close')} shortcut={closeKey} onPress={onClose}>
					<X size="1.25rem" aria-hidden="true" />
				</IconButton>
			</header>
			{children}
		</aside>
	);
}

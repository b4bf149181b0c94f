import { type ReactNode, type RefObject, useRef } from 'react';
import { Dialog, Menu, MenuItem, Popover } from 'react-aria-components';
import { classNames } from '../../look/classNames.ts';
import styles from './TileMenu.module.css';
import type { MenuPoint } from './tileGestures.ts';

export interface TileAction {
	readonly id: string;
	readonly text: string;
	readonly icon: ReactNode;
	readonly shortcut?: string | undefined;
	/** Not easily undone. */
	readonly isDanger?: true;
	readonly act: () => void;
}

interface TileMenuProps {
	label: string;
	actions: readonly TileAction[];
	at: MenuPoint;
	/** Stands in for a place that is not told. */
	buttonRef: RefObject<HTMLElement | null>;
	onClose: () => void;
	/** What is no action: how loud somebody is. */
	children?: ReactNode;
}

/** What can be done with a tile, where it was asked for. */
export function TileMenu({ label, actions, at, buttonRef, onClose, children }: TileMenuProps) {
	const point = useRef<HTMLSpanElement>(null);
	return (
		<>
			{at && <span ref={point} className={styles.point} style={{ left: `${at.x}px`, top: `${at.y}px` }} />}
			<Popover
				className={styles.popover ?? ''}
				isOpen
				onOpenChange={(open) => {
					if (!open) onClose();
				}}
				triggerRef={at ? point : buttonRef}
				placement="bottom start"
				offset={4}
				containerPadding={8}
			>
				<Dialog className={styles.dialog ?? ''} aria-label={label}>
					<Menu className={styles.menu ?? ''} aria-label={label} autoFocus="first" onClose={onClose}>
						{actions.map(({ id, text, icon, shortcut, isDanger, act }) => (
							<MenuItem
								key={id}
								id={id}
								className={classNames(styles.item, isDanger && styles.danger)}
								textValue={text}
								onAction={act}
							>
								{icon}
								<span className={styles.text}>{text}</span>
								{shortcut && <kbd className={styles.key}>{shortcut}</kbd>}
							</MenuItem>
						))}
					</Menu>
					{children}
				</Dialog>
			</Popover>
		</>
	);
}

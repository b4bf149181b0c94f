import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import styles from './Field.module.css';

interface MenuProps {
	label: string;
	icon: ReactNode;
	className?: string | undefined;
	items: readonly {
		readonly id: string;
		readonly name: string;
		readonly icon: ReactNode;
		readonly onChoose: () => void;
	}[];
}

/** Everything else that can be done with something, behind one button. */
export function Menu({ label, icon, className, items }: MenuProps) {
	return (
		<MenuTrigger>
			<IconButton className={className} label={label}>
				{icon}
			</IconButton>
			<Popover className={styles.options ?? ''} placement="bottom end" offset={4}>
				<AriaMenu aria-label={label}>
					{items.map((item) => (
						<MenuItem
							key={item.id}
							id={item.id}
							className={styles.option ?? ''}
							textValue={item.name}
							onAction={item.onChoose}
						>
							<span className={styles.value}>{item.name}</span>
							{item.icon}
						</MenuItem>
					))}
				</AriaMenu>
			</Popover>
		</MenuTrigger>
	);
}

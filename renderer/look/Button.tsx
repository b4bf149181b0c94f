import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Hint } from './Hint.tsx';

export type ButtonKind = 'plain' | 'accent' | 'danger' | 'quiet';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'isPending'> {
	kind?: ButtonKind;
	className?: string | undefined;
	ref?: Ref<HTMLButtonElement>;
	/**
	 * What it does is being done, as its words say; whoever handles the press must ignore another one. It
	 * keeps the focus. Not the library's own pending state, whose announcements outlive the button.
	 */
	isBusy?: boolean;
	children: ReactNode;
}

/** A button with words. */
export function Button({ kind = 'plain', className, isBusy = false, ...rest }: ButtonProps) {
	return (
		<AriaButton
			{...rest}
			data-busy={isBusy || undefined}
			className={classNames(styles.button, kind !== 'plain' && styles[kind], className)}
		/>
	);
}

/** A key, for the eyes and for assistive programs. */
export interface Shortcut {
	readonly label: string;
	readonly aria: string;
}

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'ref'> {
	/** Its name for everybody: spoken, and shown as its tooltip. */
	label: string;
	/** The key that does the same, shown in the tooltip. */
	shortcut?: Shortcut | undefined;
}

/** A button that is only a picture: it always has a name, and says it when one rests on it. */
export function IconButton({ label, shortcut, kind = 'quiet', className, ...rest }: IconButtonProps) {
	return (
		<Hint text={label} shortcut={shortcut?.label}>
			<Button
				{...rest}
				kind={kind}
				aria-label={label}
				// React Aria passes this attribute on to nobody.
				ref={(button) => {
					if (shortcut) button?.setAttribute('aria-keyshortcuts', shortcut.aria);
					else button?.removeAttribute('aria-keyshortcuts');
				}}
				className={classNames(styles.icon, className)}
			/>
		</Hint>
	);
}

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
	/** Why it cannot be done here, in a sentence. It keeps its place in the order of Tab, so that it can be read. */
	whyNot?: string | null;
}

/** A button that is only a picture: it always has a name, and says it when one rests on it. */
export function IconButton({
	label,
	shortcut,
	whyNot = null,
	kind = 'quiet',
	className,
	onPress,
	...rest
}: IconButtonProps) {
	const name = whyNot === null ? label : `${label}. ${whyNot}`;
	return (
		<Hint text={name} shortcut={whyNot === null ? shortcut?.label : undefined}>
			<Button
				{...rest}
				kind={kind}
				aria-label={name}
				data-unavailable={whyNot !== null || undefined}
				{...(onPress && whyNot === null && { onPress })}
				// React Aria passes these attributes on to nobody.
				ref={(button) => {
					setOrRemove(button, 'aria-keyshortcuts', shortcut && whyNot === null ? shortcut.aria : null);
					setOrRemove(button, 'aria-disabled', whyNot === null ? null : 'true');
				}}
				className={classNames(styles.icon, className)}
			/>
		</Hint>
	);
}

function setOrRemove(element: Element | null, attribute: string, value: string | null): void {
	if (value === null) element?.removeAttribute(attribute);
	else element?.setAttribute(attribute, value);
}

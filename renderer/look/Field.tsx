import type { ReactNode } from 'react';
import {
	TextField as AriaTextField,
	type TextFieldProps as AriaTextFieldProps,
	FieldError,
	Input,
	Label,
} from 'react-aria-components';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
	label: string;
	placeholder?: string;
	/** What is wrong with it, in a sentence; null while nothing is. */
	problem?: string | null;
	className?: string | undefined;
}

/** One line of text with its label above and, if something is wrong, a sentence below. */
export function Field({ label, placeholder, problem, className, ...rest }: FieldProps) {
	return (
		<AriaTextField
			{...rest}
			isInvalid={Boolean(problem)}
			validationBehavior="aria"
			className={classNames(styles.field, className)}
		>
			<Label className={styles.label ?? ''}>{label}</Label>
			<Input className={styles.input ?? ''} {...(placeholder && { placeholder })} />
			{problem && <FieldError className={styles.problem ?? ''}>{problem}</FieldError>}
		</AriaTextField>
	);
}

/** A sentence that explains a field or a switch. */
export function FieldHint({ children }: { children: ReactNode }) {
	return <p className={styles.hint}>{children}</p>;
}

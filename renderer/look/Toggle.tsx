import { useId } from 'react';
import { Switch } from 'react-aria-components';
import styles from './Field.module.css';

interface ToggleProps {
	label: string;
	/** What it means, in a sentence below. */
	hint?: string;
	on: boolean;
	onChange: (on: boolean) => void;
	isDisabled?: boolean;
	/** It cannot be changed, but is read: the hint says why. */
	isReadOnly?: boolean;
}

/** A switch that takes effect at once. */
export function Toggle({ label, hint, on, onChange, isDisabled = false, isReadOnly = false }: ToggleProps) {
	const id = useId();
	const toggle = (
		<Switch
			className={styles.switch ?? ''}
			isSelected={on}
			onChange={onChange}
			isDisabled={isDisabled}
			isReadOnly={isReadOnly}
			{...(hint !== undefined && { 'aria-describedby': id })}
		>
			<span>{label}</span>
			<span className={styles.track} aria-hidden="true">
				<span className={styles.thumb} style={{ display: 'block' }} />
			</span>
		</Switch>
	);
	if (hint === undefined) return toggle;
	return (
		<div>
			{toggle}
			<p id={id} className={styles.hint}>
				{hint}
			</p>
		</div>
	);
}

import { Switch } from 'react-aria-components';
import styles from './Field.module.css';

interface ToggleProps {
	label: string;
	on: boolean;
	onChange: (on: boolean) => void;
	isDisabled?: boolean;
}

/** A switch that takes effect at once. */
export function Toggle({ label, on, onChange, isDisabled = false }: ToggleProps) {
	return (
		<Switch className={styles.switch ?? ''} isSelected={on} onChange={onChange} isDisabled={isDisabled}>
			<span>{label}</span>
			<span className={styles.track} aria-hidden="true">
				<span className={styles.thumb} style={{ display: 'block' }} />
			</span>
		</Switch>
	);
}

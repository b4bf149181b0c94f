import type { LucideIcon } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './Segments.module.css';

interface SegmentsProps<T extends string> {
	label: string;
	value: T;
	options: readonly { readonly id: T; readonly name: string; readonly Icon?: LucideIcon }[];
	onChange: (id: T) => void;
}

/** One of a few, all of them in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
	return (
		<RadioGroup
			className={styles.group ?? ''}
			orientation="horizontal"
			value={value}
			onChange={(id) => {
				const option = options.find((one) => one.id === id);
				if (option) onChange(option.id);
			}}
		>
			<Label className={styles.label ?? ''}>{label}</Label>
			<div className={styles.segments}>
				{options.map(({ id, name, Icon }) => (
					<Radio key={id} value={id} className={styles.segment ?? ''}>
						{Icon && <Icon size="1.125rem" aria-hidden="true" />}
						{name}
					</Radio>
				))}
			</div>
		</RadioGroup>
	);
}

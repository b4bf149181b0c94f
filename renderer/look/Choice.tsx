import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import styles from './Field.module.css';

interface ChoiceProps {
	label: string;
	value: string;
	options: readonly { readonly id: string; readonly name: string }[];
	onChange: (id: string) => void;
}

/** One of several: a closed list with its label above. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
	return (
		<Select
			className={styles.field ?? ''}
			value={value}
			onChange={(key) => {
				if (key !== null) onChange(String(key));
			}}
		>
			<Label className={styles.label ?? ''}>{label}</Label>
			<Button className={styles.select ?? ''}>
				<SelectValue className={styles.value ?? ''} />
				<ChevronDown size="1.125rem" aria-hidden="true" />
			</Button>
			<Popover className={styles.options ?? ''} offset={4}>
				<ListBox items={options}>
					{(option) => (
						<ListBoxItem className={styles.option ?? ''} textValue={option.name}>
							{({ isSelected }) => (
								<>
									<span className={styles.value}>{option.name}</span>
									{isSelected && <Check size="1.125rem" aria-hidden="true" />}
								</>
							)}
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</Select>
	);
}

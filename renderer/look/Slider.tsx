import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './Slider.module.css';

interface SliderProps {
	label: string;
	/** 0 to 1. */
	value: number;
	onChange: (value: number) => void;
}

/** How much of something, from nothing to all of it; its label above, what it is now beside that. */
export function Slider({ label, value, onChange }: SliderProps) {
	return (
		<AriaSlider
			className={styles.slider ?? ''}
			value={value}
			minValue={0}
			maxValue={1}
			step={0.05}
			formatOptions={{ style: 'percent' }}
			onChange={onChange}
		>
			<Label className={styles.label ?? ''}>{label}</Label>
			<SliderOutput className={styles.output ?? ''} />
			<SliderTrack className={styles.track ?? ''}>
				{({ state }) => (
					<>
						<span className={styles.rail} />
						<span className={styles.filled} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
						<SliderThumb className={styles.thumb ?? ''} />
					</>
				)}
			</SliderTrack>
		</AriaSlider>
	);
}

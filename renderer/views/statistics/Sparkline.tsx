import { keptRates } from '../../call/streamRates.ts';
import styles from './StatisticsPanel.module.css';

const size = { width: 120, height: 28 };

/** How a rate went in the last minute. For the eyes alone: the figure beside it says how it is. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
	const most = Math.max(1, ...values.map((value) => value ?? 0));
	const step = size.width / (keptRates - 1);
	const first = keptRates - values.length;
	let path = '';
	let broken = true;
	values.forEach((value, index) => {
		if (value === null) {
			broken = true;
			return;
		}
		const x = (first + index) * step;
		const y = size.height - 1 - (value / most) * (size.height - 3);
		path += `${broken ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
		broken = false;
	});
	return (
		<svg
			className={styles.spark}
			viewBox={`0 0 ${size.width} ${size.height}`}
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			<path d={path} vectorEffect="non-scaling-stroke" />
		</svg>
	);
}

import { useEffect, useRef } from 'react';
import type { Heard } from '../../sound/hearing/comparison.ts';
import styles from './Lobby.module.css';

interface ShapesProps {
	shapes: Readonly<Record<Heard, readonly number[]>>;
	heard: Heard;
	/** Where the playing is, 0 to 1. */
	progress: () => number;
}

const height = 40;

/** Two recordings of the same moment, one over the other: what noise removal takes away can be seen, too. */
export function Shapes({ shapes, heard, progress }: ShapesProps) {
	const hand = useRef<SVGLineElement>(null);
	const latest = useRef(progress);
	latest.current = progress;
	const width = shapes.plain.length * 4;
	useEffect(() => {
		let frame = 0;
		const move = () => {
			hand.current?.setAttribute('transform', `translate(${latest.current() * width} 0)`);
			frame = requestAnimationFrame(move);
		};
		move();
		return () => cancelAnimationFrame(frame);
	}, [width]);
	return (
		<svg
			className={styles.shapes}
			viewBox={`0 0 ${width} ${height}`}
			preserveAspectRatio="none"
			aria-hidden="true"
			data-heard={heard}
		>
			<path className={styles.plainShape} d={barsOf(shapes.plain)} />
			<path className={styles.denoisedShape} d={barsOf(shapes.denoised)} />
			<line ref={hand} className={styles.hand} x1="0" x2="0" y1="0" y2={height} />
		</svg>
	);
}

/** A bar for each part, from the middle up and down. */
function barsOf(shape: readonly number[]): string {
	return shape
		.map((level, index) => {
			const half = Math.max(0.5, (level * height) / 2);
			return `M${index * 4 + 2} ${height / 2 - half}V${height / 2 + half}`;
		})
		.join('');
}

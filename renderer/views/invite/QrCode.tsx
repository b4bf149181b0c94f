import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './InviteSheet.module.css';

/** ISO/IEC 18004, 9.1: so many light modules on each side, or readers do not find it. */
const quietZone = 4;

interface QrCodeProps {
	text: string;
	/** What it is for whoever does not see it. */
	label: string;
}

/** A QR code: dark on light in both themes, as not every reader takes the reverse. */
export function QrCode({ text, label }: QrCodeProps) {
	const { size, path } = useMemo(() => draw(text), [text]);
	return (
		<svg
			className={styles.code}
			style={{ '--modules': size } as React.CSSProperties}
			viewBox={`0 0 ${size} ${size}`}
			shapeRendering="crispEdges"
			role="img"
			aria-label={label}
		>
			<path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
			<path fill="#000" d={path} />
		</svg>
	);
}

/** The dark modules as one path: rows of bars. */
function draw(text: string): { size: number; path: string } {
	const { size, data } = encode(text, { ecc: 'M', border: quietZone });
	const bars: string[] = [];
	data.forEach((row, y) => {
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			const start = x;
			while (row[x]) x++;
			bars.push(`M${start} ${y}h${x - start}v1H${start}z`);
		}
	});
	return { size, path: bars.join('') };
}

import type { TFunction } from 'i18next';
import type { StreamRate } from '../../call/streamRates.ts';

/** One figure of a stream, ready to be read. */
export interface Figure {
	readonly key: 'bitrate' | 'loss' | 'delay' | 'jitter' | 'layer' | 'codec' | 'freezes' | 'available';
	readonly value: string;
}

/** Bits a second in words: "1.2 Mbit/s". */
export function bitrateText(bits: number | null, language: string): string {
	if (bits === null) return '–';
	const [value, unit] = bits >= 999_500 ? [bits / 1_000_000, 'Mbit/s'] : [bits / 1000, 'kbit/s'];
	const digits = value < 10 && unit === 'Mbit/s' ? 1 : 0;
	return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

/** Size and rate of a picture: "1280 × 720, 30 fps"; empty for sound. */
export function pictureText({ stream }: StreamRate, language: string): string {
	const { width, height, framesPerSecond } = stream;
	if (!width || !height) return '';
	const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: false });
	const size = `${number.format(width)} × ${number.format(height)}`;
	return framesPerSecond === undefined ? size : `${size}, ${number.format(framesPerSecond)} fps`;
}

/** What is known of a stream. What the browser does not tell is left out. */
export function figuresOf({ stream, bitrate, loss }: StreamRate, language: string, t: TFunction): Figure[] {
	const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
	const ms = (seconds: number) => `${number.format(Math.round(seconds * 1000))} ms`;
	const figures: (Figure | null)[] = [
		{ key: 'bitrate', value: bitrateText(bitrate, language) },
		loss === null ? null : { key: 'loss', value: percent.format(loss) },
		stream.roundTripTime === undefined ? null : { key: 'delay', value: ms(stream.roundTripTime) },
		stream.jitter === undefined ? null : { key: 'jitter', value: ms(stream.jitter) },
		stream.layer ? { key: 'layer', value: t('statistics.layerOf', { ...stream.layer }) } : null,
		stream.codec ? { key: 'codec', value: stream.codec.replace(/^\w+\//, '') } : null,
		stream.freezeCount === undefined ? null : { key: 'freezes', value: number.format(stream.freezeCount) },
	];
	return figures.filter((figure) => figure !== null);
}

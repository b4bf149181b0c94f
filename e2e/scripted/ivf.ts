/** One encoded frame. */
export interface IvfFrame {
	readonly data: Buffer;
	/** Seconds since the beginning. */
	readonly time: number;
	readonly isKey: boolean;
}

const headerLength = 32;
const frameHeaderLength = 12;

/**
 * Reads an IVF file of VP8 frames, as ffmpeg writes it.
 * @throws {Error} when it is none
 */
export function readIvf(file: Buffer): IvfFrame[] {
	if (file.toString('latin1', 0, 4) !== 'DKIF' || file.toString('latin1', 8, 12) !== 'VP80') {
		throw new Error('not an IVF file of VP8');
	}
	const rate = file.readUInt32LE(16);
	const scale = file.readUInt32LE(20);
	const frames: IvfFrame[] = [];
	let at = headerLength;
	while (at + frameHeaderLength <= file.length) {
		const length = file.readUInt32LE(at);
		const time = (Number(file.readBigUInt64LE(at + 4)) * scale) / rate;
		const data = file.subarray(at + frameHeaderLength, at + frameHeaderLength + length);
		// RFC 6386, 9.1: the first bit of a frame tells whether it needs others.
		frames.push({ data, time, isKey: ((data[0] ?? 1) & 1) === 0 });
		at += frameHeaderLength + length;
	}
	return frames;
}

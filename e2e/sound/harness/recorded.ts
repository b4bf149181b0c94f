/** A recording on its way out of the page. */
export interface Recorded {
	readonly sampleRate: number;
	/** 32-bit floats. */
	readonly base64: string;
}

export function base64(samples: Float32Array<ArrayBuffer>): string {
	const bytes = new Uint8Array(samples.buffer);
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) {
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	}
	return btoa(text);
}

/** A decoded picture's brightness. */
export interface Sampled {
	readonly width: number;
	readonly height: number;
	/** One byte a pixel, row after row. */
	readonly base64: string;
}

/** Not yet in TypeScript's own declarations (mediacapture-transform, 3). */
declare class MediaStreamTrackProcessor {
	constructor(init: { track: MediaStreamTrack });
	readonly readable: ReadableStream<VideoFrame>;
}

/** Takes decoded pictures, spread evenly over a time. */
export async function samplePictures(track: MediaStreamTrack, ms: number, most: number): Promise<Sampled[]> {
	const copy = track.clone();
	const reader = new MediaStreamTrackProcessor({ track: copy }).readable.getReader();
	const taken: { width: number; height: number; data: Uint8Array<ArrayBuffer> }[] = [];
	const began = performance.now();
	let next = began;
	while (taken.length < most && performance.now() - began < ms) {
		const { value: frame } = await reader.read();
		if (!frame) break;
		if (performance.now() >= next) {
			next += ms / most;
			taken.push(await brightness(frame));
		}
		frame.close();
	}
	await reader.cancel();
	copy.stop();
	// After all were taken: it takes its time.
	return Promise.all(
		taken.map(async ({ width, height, data }) => ({ width, height, base64: await toBase64(data) })),
	);
}

/** The first plane of I420 and of NV12 alike. */
async function brightness(frame: VideoFrame) {
	const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
	const all = new Uint8Array(frame.allocationSize());
	const [plane] = await frame.copyTo(all);
	const data = new Uint8Array(width * height);
	if (plane)
		for (let y = 0; y < height; y++) {
			const from = plane.offset + y * plane.stride;
			data.set(all.subarray(from, from + width), y * width);
		}
	return { width, height, data };
}

function toBase64(data: Uint8Array<ArrayBuffer>): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(new Blob([data]));
	});
}

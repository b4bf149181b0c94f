/** A picture of one colour, in which something moves, so that every frame is a new one. */
export function picture(colour: string, width: number, height: number): MediaStreamTrack {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext('2d');
	let beat = 0;
	const draw = () => {
		if (!context) return;
		context.fillStyle = colour;
		context.fillRect(0, 0, width, height);
		context.fillStyle = 'white';
		context.fillRect((beat++ * 4) % width, 0, 8, 8);
	};
	draw();
	setInterval(draw, 66);
	const [track] = canvas.captureStream(15).getVideoTracks();
	if (!track) throw new Error('no picture');
	return track;
}

export function tone(): MediaStreamTrack {
	const context = new AudioContext();
	const oscillator = context.createOscillator();
	const out = context.createMediaStreamDestination();
	oscillator.connect(out);
	oscillator.start();
	const [track] = out.stream.getAudioTracks();
	if (!track) throw new Error('no tone');
	return track;
}

const played = new WeakSet<MediaStreamTrack>();

/** Sound that nobody plays is not decoded, and has no energy. Each track is played once. */
export function playSound(track: MediaStreamTrack): void {
	if (played.has(track)) return;
	played.add(track);
	const element = new Audio();
	element.srcObject = new MediaStream([track]);
	element.play().catch((error: unknown) => console.error('sound is not played', error));
}

/** What a picture of one colour looks like where it arrives. */
export interface Seen {
	/** In its middle: red, green or blue, whichever stands out; `none` if none does, as in black. */
	readonly colour: string;
	readonly width: number;
	readonly height: number;
}

/** How long a first picture is waited for, each time somebody looks. */
const lookMs = 2_000;

/** What is decoded of a track; null if that is nothing yet, or no longer. */
export async function seen(track: MediaStreamTrack): Promise<Seen | null> {
	const video = document.createElement('video');
	video.muted = true;
	video.srcObject = new MediaStream([track]);
	// Of a track that ends just now no picture comes any more: then it would begin to play never.
	const plays = video.play().then(
		() => true,
		() => false,
	);
	const late = new Promise<false>((resolve) => setTimeout(resolve, lookMs, false));
	try {
		return (await Promise.race([plays, late])) ? seenIn(video) : null;
	} finally {
		video.srcObject = null;
	}
}

/** What a video shows; null if that is nothing yet. */
export function seenIn(video: HTMLVideoElement): Seen | null {
	const { videoWidth: width, videoHeight: height } = video;
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context || width === 0) return null;
	context.drawImage(video, 0, 0);
	const [r = 0, g = 0, b = 0] = context.getImageData(width / 2, height / 2, 1, 1).data;
	const [strongest] = Object.entries({ red: r - g - b, green: g - r - b, blue: b - r - g }).sort(
		(x, y) => y[1] - x[1],
	);
	return { colour: strongest && strongest[1] > 40 ? strongest[0] : 'none', width, height };
}

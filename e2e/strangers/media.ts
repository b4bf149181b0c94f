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

/** Sound that nobody plays is not decoded, and has no energy. */
export function playSound(track: MediaStreamTrack): void {
	const element = new Audio();
	element.srcObject = new MediaStream([track]);
	element.play().catch((error: unknown) => console.error('sound is not played', error));
}

/** Which colour the middle of the decoded picture has; null if none is decoded. */
export async function colourOf(track: MediaStreamTrack): Promise<string | null> {
	const video = document.createElement('video');
	video.muted = true;
	video.srcObject = new MediaStream([track]);
	await video.play();
	const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
	const context = canvas.getContext('2d');
	if (!context || canvas.width === 0) return null;
	context.drawImage(video, 0, 0);
	const [r = 0, g = 0, b = 0] = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
	video.srcObject = null;
	const [strongest] = Object.entries({ red: r - g - b, green: g - r - b, blue: b - r - g }).sort(
		(x, y) => y[1] - x[1],
	);
	return strongest && strongest[1] > 40 ? strongest[0] : null;
}

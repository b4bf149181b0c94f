/** Made-up pictures as streams: a person before a wall, a page of text. Nothing of this is in the app. */

interface Palette {
	readonly wall: string;
	readonly skin: string;
	readonly hair: string;
	readonly shirt: string;
}

const palettes: readonly Palette[] = [
	{ wall: '#7d8fa3', skin: '#e8b896', hair: '#3a2a20', shirt: '#2f5d7c' },
	{ wall: '#b7a58d', skin: '#8d5a3b', hair: '#151210', shirt: '#d9c8a9' },
	{ wall: '#5f7a6b', skin: '#f1cdb0', hair: '#b5713a', shirt: '#83343c' },
	{ wall: '#8b7f9e', skin: '#c68e66', hair: '#221a17', shirt: '#42406b' },
	{ wall: '#4e5b66', skin: '#e3b08a', hair: '#6d6a68', shirt: '#c5ccd1' },
	{ wall: '#a3786c', skin: '#6b4330', hair: '#0e0c0b', shirt: '#355e4c' },
];

/** A camera's picture. @param index chooses how the person looks */
export function cameraStream(index: number, width = 640, height = 360): MediaStream {
	const palette = palettes[index % palettes.length] ?? palettes[0];
	return streamOf(width, height, (draw) => {
		if (!palette) return;
		const light = draw.createLinearGradient(0, 0, width, height);
		light.addColorStop(0, palette.wall);
		light.addColorStop(1, '#2b3036');
		draw.fillStyle = light;
		draw.fillRect(0, 0, width, height);
		const [x, y, r] = [width / 2, height * 0.42, height * 0.2];
		draw.fillStyle = palette.shirt;
		draw.beginPath();
		draw.ellipse(x, height * 1.02, height * 0.46, height * 0.38, 0, 0, 7);
		draw.fill();
		draw.fillStyle = palette.hair;
		draw.beginPath();
		draw.ellipse(x, y - r * 0.25, r * 1.12, r * 1.22, 0, 0, 7);
		draw.fill();
		draw.fillStyle = palette.skin;
		draw.fillRect(x - r * 0.36, y + r * 0.6, r * 0.72, r * 0.9);
		draw.beginPath();
		draw.ellipse(x, y, r * 0.86, r * 1.08, 0, 0, 7);
		draw.fill();
		draw.fillStyle = palette.hair;
		for (const side of [-1, 1]) {
			draw.beginPath();
			draw.arc(x + side * r * 0.34, y - r * 0.08, r * 0.09, 0, 7);
			draw.fill();
		}
		draw.strokeStyle = '#7c3f35';
		draw.lineWidth = r * 0.07;
		draw.beginPath();
		draw.arc(x, y + r * 0.32, r * 0.3, 0.3, 2.84);
		draw.stroke();
	});
}

/** A shared window with text to read. */
export function screenStream(width = 1920, height = 1080): MediaStream {
	return streamOf(width, height, (draw) => {
		draw.fillStyle = '#fbfbf8';
		draw.fillRect(0, 0, width, height);
		draw.fillStyle = '#2b3137';
		draw.fillRect(0, 0, width, 56);
		draw.fillStyle = '#1c2126';
		draw.font = '600 44px sans-serif';
		draw.fillText('Minutes of Thursday', 96, 150);
		draw.font = '28px monospace';
		for (let line = 0; line < 20; line++) {
			draw.fillText(
				`${line + 1}. What was said is written down here, line after line, to be read.`,
				96,
				220 + line * 42,
			);
		}
	});
}

function streamOf(
	width: number,
	height: number,
	paint: (draw: CanvasRenderingContext2D) => void,
): MediaStream {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const draw = canvas.getContext('2d');
	if (!draw) throw new Error('No canvas to draw on');
	paint(draw);
	const stream = canvas.captureStream();
	// A canvas that never changes sends no frame; the same picture again is a change. Soon at first, for
	// whoever waits for it.
	for (const soon of [20, 60, 150, 400]) window.setTimeout(() => paint(draw), soon);
	window.setInterval(() => paint(draw), 1000);
	return stream;
}

import { columns, drawCode, quietZone, rows } from './clockCode.ts';

/** What `clockWindow.ts` writes into the page. */
declare global {
	interface Window {
		readonly clock: { readonly windowId: number; readonly title: string };
	}
}

const canvas = document.createElement('canvas');
document.body.append(canvas);
const pen = canvas.getContext('2d', { alpha: false });

function draw(): void {
	requestAnimationFrame(draw);
	if (!pen) return;
	const scale = window.devicePixelRatio;
	const width = Math.round(window.innerWidth * scale);
	const height = Math.round(window.innerHeight * scale);
	if (canvas.width !== width || canvas.height !== height) {
		canvas.width = width;
		canvas.height = height;
		canvas.style.width = `${window.innerWidth}px`;
	}
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = 'black';
	const cell = Math.floor(width / (columns + 2 * quietZone));
	const now = Date.now();
	drawCode({ windowId: window.clock.windowId, atMs: now }).forEach((row, y) => {
		row.forEach((dark, x) => {
			if (dark)
				pen.fillRect(Math.round((x + quietZone) * cell), Math.round((y + quietZone) * cell), cell, cell);
		});
	});
	const line = cell * 2;
	pen.font = `${line}px monospace`;
	const top = (rows + 2 * quietZone) * cell + line;
	pen.fillText(new Date(now).toISOString().slice(11, 23), quietZone * cell, top);
	pen.font = `${cell}px sans-serif`;
	pen.fillText(window.clock.title, quietZone * cell, top + line);
}
draw();

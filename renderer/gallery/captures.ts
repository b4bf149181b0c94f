import type { CaptureSource } from '../../contract/bridge/features.ts';
import type { SharePickerSource } from '../platform/platform.ts';

/** Made-up windows and screens, for looking at the picker. */
export type PickerScene = 'some' | 'many' | 'empty' | 'failed' | 'sound';

const titles = [
	'Minutes of Thursday – Editor',
	'Budget 2026 – Spreadsheet',
	'Terminal',
	'Photos',
	'Inbox (3) – Mail',
	'A very long title that somebody gave to the report of the third quarter – Writer',
	'محاضر الخميس – محرر',
];

export function madeUpCaptures(scene: PickerScene): SharePickerSource {
	const found =
		scene === 'empty'
			? [source('screen:0:0', 'screen', 0)]
			: [
					...Array.from({ length: scene === 'many' ? 40 : titles.length }, (_, index) =>
						source(`window:${index}:0`, 'window', index),
					),
					source('screen:0:0', 'screen', 7),
					source('screen:1:0', 'screen', 8),
				];
	return {
		describe: async () => ({ picker: 'ours', sound: scene === 'sound' ? 'clean' : 'none' }),
		list: async () => {
			if (scene === 'failed') throw new Error('No windows can be listed');
			return found;
		},
		choose: async () => undefined,
	};
}

function source(id: string, kind: CaptureSource['kind'], index: number): CaptureSource {
	const number = Math.floor(index / titles.length);
	const title = `${titles[index % titles.length]}${number ? ` ${number + 1}` : ''}`;
	// Windows have all shapes; screens have one.
	const [width, height] = kind === 'screen' ? [640, 360] : index % 5 === 2 ? [300, 400] : [480, 300];
	// Every seventh gives no picture, as a window that has just opened.
	const hasPicture = kind === 'screen' || index % 7 !== 6;
	return {
		id,
		kind,
		title,
		thumbnail: hasPicture ? windowPicture(width, height, index) : '',
		...(kind === 'window' && index % 3 !== 1 && { icon: iconPicture(index) }),
	};
}

function windowPicture(width: number, height: number, index: number): string {
	return picture(width, height, (draw) => {
		draw.fillStyle = index % 3 === 2 ? '#20262c' : '#fbfbf8';
		draw.fillRect(0, 0, width, height);
		draw.fillStyle = `oklch(55% 0.11 ${index * 47})`;
		draw.fillRect(0, 0, width, 28);
		draw.fillStyle = index % 3 === 2 ? '#8fd3a5' : '#9aa4ab';
		for (let line = 0; line * 20 + 60 < height; line++)
			draw.fillRect(20, 48 + line * 20, Math.min(width - 40, 90 + ((line * 97 + index * 53) % 300)), 7);
	});
}

function iconPicture(index: number): string {
	return picture(32, 32, (draw) => {
		draw.fillStyle = `oklch(60% 0.16 ${index * 47})`;
		draw.beginPath();
		draw.roundRect(2, 2, 28, 28, 8);
		draw.fill();
	});
}

function picture(width: number, height: number, paint: (draw: CanvasRenderingContext2D) => void): string {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const draw = canvas.getContext('2d');
	if (draw) paint(draw);
	return canvas.toDataURL();
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './setup/places.mjs';

/**
 * @typedef {'idle' | 'call' | 'muted' | 'sharing' | 'hosting'} Status
 * @typedef {'light' | 'dark' | 'template'} Ink
 */

/** @type {Status[]} */
const statuses = ['idle', 'call', 'muted', 'sharing', 'hosting'];

/**
 * `light` ink is for dark panels, `dark` for light ones; a template is black, and macOS colours it.
 *
 * @type {Record<Ink, { line: string, lens: string, alarm: string, mark: string }>}
 */
const inks = {
	light: { line: '#ffffff', lens: '#8ff0db', alarm: '#ff6369', mark: '#8ff0db' },
	dark: { line: '#1d2125', lens: '#0b7467', alarm: '#cd2b31', mark: '#0b7467' },
	template: { line: '#000', lens: '#000', alarm: '#000', mark: '#000' },
};

/** Windows takes the picture for its scale; Linux' panels scale one large one; macOS has 18 points. */
const sizes = /** @type {const} */ ({
	panel: { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 },
	template: { '': 18, '@2x': 36 },
});

/**
 * The app's two circles, for a tray: what stands in the call's way is drawn over them, with a gap around it
 * so that it can be told apart in one colour at 16 pixels.
 *
 * @param {Status} status
 * @param {boolean} badge something waits for the person
 * @param {Ink} ink
 * @returns {string} SVG
 */
export function trayIcon(status, badge, ink) {
	const { line, lens, alarm, mark } = inks[ink];
	const overlays = [
		...(status === 'muted' ? [slash(alarm)] : []),
		...(status === 'sharing' ? [screen(alarm)] : []),
		...(status === 'hosting' ? [house(mark)] : []),
		...(badge ? [dot(alarm)] : []),
	];
	const isCall = status === 'call' || status === 'muted' || status === 'sharing';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
	<mask id="gap"><rect width="24" height="24" fill="#fff"/>${overlays.map(({ gap }) => gap).join('')}</mask>
	<g mask="url(#gap)">
		${isCall ? `<path d="M12 6.1a7 7 0 0 1 0 11.8 7 7 0 0 1 0-11.8Z" fill="${lens}"/>` : ''}
		<g fill="none" stroke="${line}" stroke-width="2.1">
			<circle cx="8.1" cy="12" r="6.9"/><circle cx="15.9" cy="12" r="6.9"/>
		</g>
	</g>
	${overlays.map(({ shape }) => shape).join('')}
</svg>`;
}

/** @param {string} colour */
function slash(colour) {
	const path = 'M4 3 20 21';
	return {
		shape: `<path d="${path}" stroke="${colour}" stroke-width="2.3" stroke-linecap="round"/>`,
		gap: `<path d="${path}" stroke="#000" stroke-width="5.4" stroke-linecap="round"/>`,
	};
}

/** @param {string} colour */
function screen(colour) {
	return {
		shape: `<rect x="12.5" y="14.5" width="11" height="8" rx="1.6" fill="${colour}"/>`,
		gap: '<rect x="11" y="13" width="14" height="12" rx="2.6" fill="#000"/>',
	};
}

/** @param {string} colour */
function house(colour) {
	return {
		shape: `<path d="m18 13.2 5.6 5h-1.7v4.6h-7.8v-4.6h-1.7Z" fill="${colour}"/>`,
		gap: '<path d="m18 11.2 8 7-2 6.8H12l-2-6.8Z" fill="#000"/>',
	};
}

/** @param {string} colour */
function dot(colour) {
	return {
		shape: `<circle cx="19.6" cy="4.4" r="4.2" fill="${colour}"/>`,
		gap: '<circle cx="19.6" cy="4.4" r="5.8" fill="#000"/>',
	};
}

/**
 * Draws the window's icon (256 pixels) and all tray icons as PNG files:
 * `tray-<status>[-badge]-<light|dark>[@<scale>x].png` and `tray-<status>[-badge]Template[@2x].png`.
 *
 * @param {string} folder emptied first
 * @returns {Promise<void>}
 */
export async function drawIcons(folder) {
	const { Resvg } = await import('@resvg/resvg-js');
	/** @param {string} svg @param {number} width in pixels */
	const draw = (svg, width) => new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const own = readFileSync(join(projectRoot, 'renderer', 'public', 'icon.svg'), 'utf8');
	writeFileSync(join(folder, 'app.png'), draw(own, 256));
	for (const status of statuses) {
		for (const badge of [false, true]) {
			for (const ink of /** @type {Ink[]} */ (Object.keys(inks))) {
				const name = `tray-${status}${badge ? '-badge' : ''}${ink === 'template' ? 'Template' : `-${ink}`}`;
				const svg = trayIcon(status, badge, ink);
				for (const [scale, width] of Object.entries(sizes[ink === 'template' ? 'template' : 'panel'])) {
					writeFileSync(join(folder, `${name}${scale}.png`), draw(svg, width));
				}
			}
		}
	}
}

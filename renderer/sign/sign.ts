import type { ShareSign } from '../../contract/bridge/features.ts';

/** Lucide's outlines: three icons are not worth a library in this window. */
const outlines = {
	sharing: [
		'M13 3H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-3',
		'M8 21h8',
		'M12 17v4',
		'm17 8 5-5',
		'M17 3h5v5',
	],
	resting: [
		'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2',
		'M10 13V7',
		'M14 13V7',
		'M12 17v4',
		'M8 21h8',
	],
	microphoneOn: ['M12 19v3', 'M19 10v2a7 7 0 0 1-14 0v-2', 'M9 5a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0Z'],
	microphoneOff: [
		'M12 19v3',
		'M15 9.34V5a3 3 0 0 0-5.68-1.33',
		'M16.95 16.95A7 7 0 0 1 5 12v-2',
		'M18.89 13.23A7 7 0 0 0 19 12v-2',
		'm2 2 20 20',
		'M9 9v3a3 3 0 0 0 5.12 2.12',
	],
} as const;

/**
 * The whole page of the sign's window, without a framework: it must be there at once, and costs a process.
 * @returns what changes what it says
 */
export function drawSign(place: HTMLElement, onStop: () => void): { say(sign: ShareSign): void } {
	const icon = element('span', 'icon');
	const sentence = element('h1', 'sentence');
	const microphone = element('span', 'microphone');
	const stop = document.createElement('button');
	stop.className = 'stop';
	stop.type = 'button';
	stop.addEventListener('click', onStop);
	place.className = 'sign';
	place.replaceChildren(icon, sentence, microphone, stop);
	place.hidden = true;

	return {
		say(sign) {
			document.documentElement.lang = sign.language;
			document.documentElement.dir = sign.direction;
			document.title = sign.sentence;
			place.hidden = false;
			place.dataset.resting = String(sign.resting);
			icon.replaceChildren(drawn(sign.resting ? 'resting' : 'sharing'));
			// Said again by a screen reader only when it is another one.
			if (sentence.textContent !== sign.sentence) sentence.textContent = sign.sentence;
			sentence.title = sign.sentence;
			microphone.replaceChildren(drawn(sign.microphone.on ? 'microphoneOn' : 'microphoneOff'));
			microphone.setAttribute('role', 'img');
			microphone.setAttribute('aria-label', sign.microphone.label);
			microphone.title = sign.microphone.label;
			stop.textContent = sign.stop.label;
			stop.setAttribute('aria-label', sign.stop.name);
		},
	};
}

function element(name: 'span' | 'h1', className: string): HTMLElement {
	const made = document.createElement(name);
	made.className = className;
	if (name === 'h1') made.setAttribute('aria-live', 'polite');
	return made;
}

const svg = 'http://www.w3.org/2000/svg';

function drawn(name: keyof typeof outlines): SVGElement {
	const picture = document.createElementNS(svg, 'svg');
	picture.setAttribute('viewBox', '0 0 24 24');
	picture.setAttribute('aria-hidden', 'true');
	for (const outline of outlines[name]) {
		const path = document.createElementNS(svg, 'path');
		path.setAttribute('d', outline);
		picture.append(path);
	}
	return picture;
}

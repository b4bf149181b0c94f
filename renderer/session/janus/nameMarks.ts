/**
 * What Parleys tell each other through their display names.
 *
 * Janus tells nobody that somebody muted. The display name is the one thing of a participant that the server
 * keeps, tells whoever comes later, and tells everybody anew when it changes, without anything else
 * happening: a change of a stream's description announces the whole feed again, upon which Janus's own demo
 * subscribes to it a second time. So a few characters that are never drawn (Unicode's tags, U+E0020 to
 * U+E007E, which are ignorable by default) follow the name; stock clients show the name alone.
 */

export interface StreamMarks {
	readonly audio: Mark;
	readonly video: Mark;
	/** In how many sizes the video is sent. */
	readonly layers: number;
}

/** `off`: the m-line is there from the start, and nothing is published on it. */
export type Mark = 'off' | 'live' | 'muted';

const marks = ['off', 'live', 'muted'] as const;
const tagBase = 0xe0000;
/** So that a later form can be told apart. */
const version = 'p';
/** Flags of England and its like end in tags too, but in a closing one (U+E007F). */
const ours = /[\u{E0020}-\u{E007E}]{4}$/u;

export const nothingSent: StreamMarks = { audio: 'off', video: 'off', layers: 1 };

export function writeName(name: string, { audio, video, layers }: StreamMarks): string {
	const digits = `${version}${marks.indexOf(audio)}${marks.indexOf(video)}${layers}`;
	return name.replace(ours, '') + [...digits].map((digit) => tag(digit)).join('');
}

/** @returns no marks for somebody who is not a Parley */
export function readName(display: string): { name: string; marks: StreamMarks | null } {
	const name = display.replace(ours, '').trim();
	const [first, audio, video, layers] = [...(ours.exec(display)?.[0] ?? '')].map((one) => untag(one));
	const found = { audio: marks[Number(audio)], video: marks[Number(video)], layers: Number(layers) };
	const known = first === version && found.audio && found.video && found.layers >= 1 && found.layers <= 3;
	return { name, marks: known ? (found as StreamMarks) : null };
}

function tag(character: string): string {
	return String.fromCodePoint(tagBase + (character.codePointAt(0) ?? 0));
}

function untag(character: string): string {
	return String.fromCodePoint((character.codePointAt(0) ?? tagBase) - tagBase);
}

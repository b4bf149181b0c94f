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
const length = 4;

export const nothingSent: StreamMarks = { audio: 'off', video: 'off', layers: 1 };

export function writeName(name: string, { audio, video, layers }: StreamMarks): string {
	const written = `${version}${marks.indexOf(audio)}${marks.indexOf(video)}${layers}`;
	return readName(name).name + [...written].map((one) => String.fromCodePoint(tagBase + code(one))).join('');
}

/** @returns no marks for somebody who is not a Parley */
export function readName(display: string): { name: string; marks: StreamMarks | null } {
	// By code points: each of these characters is two units of a string.
	const characters = [...display];
	const [first, audio, video, layers] = characters.slice(-length).map(untag);
	const found = { audio: marks[Number(audio)], video: marks[Number(video)], layers: Number(layers) };
	const known = first === version && found.audio && found.video && found.layers >= 1 && found.layers <= 3;
	if (!known) return { name: display.trim(), marks: null };
	return { name: characters.slice(0, -length).join('').trim(), marks: found as StreamMarks };
}

/** The ASCII character that a tag stands for; nothing for anything else. */
function untag(character: string): string {
	const ascii = code(character) - tagBase;
	return ascii >= 0x20 && ascii <= 0x7e ? String.fromCodePoint(ascii) : '';
}

function code(character: string): number {
	return character.codePointAt(0) ?? 0;
}

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
	/** The id of the feed in which whoever has this name shares a screen: only they can say so. */
	readonly screen?: string | undefined;
}

/** `off`: the m-line is there from the start, and nothing is published on it. */
export type Mark = 'off' | 'live' | 'muted';

const marks = ['off', 'live', 'muted'] as const;
const tagBase = 0xe0000;
/** `p`, so that a later form can be told apart; sound, video, sizes; a screen's feed. */
const form = /^p([012])([012])([123])(?:s(.{1,64}))?$/;

export const nothingSent: StreamMarks = { audio: 'off', video: 'off', layers: 1 };

export function writeName(name: string, { audio, video, layers, screen }: StreamMarks): string {
	const shared = screen === undefined ? '' : `s${screen}`;
	const written = `p${marks.indexOf(audio)}${marks.indexOf(video)}${layers}${shared}`;
	const tags = [...written].map((one) => String.fromCodePoint(tagBase + code(one))).join('');
	return withoutTags(name).trim() + tags;
}

/** @returns no marks for somebody who is not a Parley */
export function readName(display: string): { name: string; marks: StreamMarks | null } {
	const name = withoutTags(display);
	const written = [...display.slice(name.length)].map((one) => String.fromCodePoint(code(one) - tagBase));
	const [, audio, video, layers, screen] = form.exec(written.join('')) ?? [];
	const found = { audio: marks[Number(audio)], video: marks[Number(video)] };
	if (!found.audio || !found.video) return { name: display.trim(), marks: null };
	return {
		name: name.trim(),
		marks: { audio: found.audio, video: found.video, layers: Number(layers), ...(screen && { screen }) },
	};
}

/** Without the tags at its end. Those of a flag in a name stay: they end with another one. */
function withoutTags(text: string): string {
	return text.replace(/[\u{E0020}-\u{E007E}]+$/u, '');
}

function code(character: string): number {
	return character.codePointAt(0) ?? 0;
}

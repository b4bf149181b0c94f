/** How a section of an answer is to be understood by the encoder here. */
export interface SectionWish {
	/** Opus: silence is sent as nearly nothing. */
	readonly discontinuous?: boolean;
	readonly stereo?: boolean;
	/** Video: what the encoder begins with, in kbps; the estimate of the way's width takes over at once. */
	readonly startKbps?: number;
}

/**
 * Writes into an answer what its server does not ask for, though it takes it: an encoder follows the parameters of the
 * remote side (RFC 7587, 6.1 for Opus; `x-google-start-bitrate` is Chromium's own).
 * @param wishes by the `mid` of a section; sections without one stay as they are
 */
export function answerWith(sdp: string, wishes: ReadonlyMap<string, SectionWish>): string {
	const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
	return [session, ...sections.map((section) => withWish(section, wishes))].join('');
}

function withWish(section: string, wishes: ReadonlyMap<string, SectionWish>): string {
	const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
	const wish = mid === undefined ? undefined : wishes.get(mid);
	if (!wish) return section;
	const parameters: Record<string, string> = {};
	if (wish.discontinuous !== undefined) parameters.usedtx = wish.discontinuous ? '1' : '0';
	if (wish.stereo !== undefined) parameters.stereo = wish.stereo ? '1' : '0';
	if (wish.startKbps !== undefined) parameters['x-google-start-bitrate'] = String(wish.startKbps);
	const codecs = section.startsWith('m=audio') ? /^a=rtpmap:(\d+) opus\//gim : /^a=rtpmap:(\d+) (?!rtx\/)/gim;
	return [...section.matchAll(codecs)].reduce(
		(text, [line, payload = '']) => withParameters(text, line, payload, parameters),
		section,
	);
}

function withParameters(
	section: string,
	rtpmap: string,
	payload: string,
	wanted: Readonly<Record<string, string>>,
): string {
	const line = new RegExp(`^a=fmtp:${payload} (.*)$`, 'm');
	const had = line.exec(section)?.[1]?.trim();
	const kept = (had ?? '').split(';').filter((one) => one && !((one.split('=')[0] ?? '').trim() in wanted));
	const all = [...kept, ...Object.entries(wanted).map(([key, value]) => `${key}=${value}`)].join(';');
	if (!all) return section;
	if (had !== undefined) return section.replace(line, `a=fmtp:${payload} ${all}`);
	const end = section.indexOf('\n', section.indexOf(rtpmap)) + 1;
	return `${section.slice(0, end)}a=fmtp:${payload} ${all}\r\n${section.slice(end)}`;
}

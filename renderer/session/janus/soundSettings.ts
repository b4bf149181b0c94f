/**
 * Sets how our own Opus is encoded, in the answer to our offer: what the other side wishes to receive is what
 * a browser sends (RFC 7587, 7.1). Janus's answers hold next to nothing of it.
 */
export function withSoundSettings(
	answer: string,
	{ discontinuous, stereo }: { readonly discontinuous: boolean; readonly stereo: boolean },
): string {
	const payload = /a=rtpmap:(\d+) opus\/48000/i.exec(answer)?.[1];
	if (!payload) return answer;
	const settings = [
		'useinbandfec=1',
		...(discontinuous ? ['usedtx=1'] : []),
		...(stereo ? ['stereo=1', 'sprop-stereo=1'] : []),
	].join(';');
	const line = `a=fmtp:${payload} ${settings}`;
	const existing = new RegExp(`a=fmtp:${payload} [^\\r\\n]*`);
	if (existing.test(answer)) return answer.replace(existing, line);
	return answer.replace(/(a=rtpmap:\d+ opus\/48000[^\r\n]*\r?\n)/i, `$1${line}\r\n`);
}

/** Answers stereo with stereo: a browser decodes one channel unless it asked for two. */
export function withStereoLikeOffer(answer: string, offer: string): string {
	if (!/stereo=1/.test(offer)) return answer;
	return answer.replace(/useinbandfec=1(?!;stereo)/g, 'useinbandfec=1;stereo=1');
}

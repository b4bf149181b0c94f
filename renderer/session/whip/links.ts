/**
 * The ICE servers that an endpoint names in its `Link` headers (RFC 9725, 4.6): nobody else's are used.
 * @param header all of them, as `Headers.get` joins them; null if there are none
 */
export function iceServersOf(header: string | null): RTCIceServer[] {
	// A comma may stand in a quoted parameter, so that only one before a new `<` parts two links.
	return (header ?? '').split(/,\s*(?=<)/).flatMap((link) => {
		const [, url = '', rest = ''] = /^\s*<([^>]*)>(.*)$/s.exec(link) ?? [];
		const parameters = parametersOf(rest);
		if (parameters.get('rel') !== 'ice-server' || !/^(stun|turn)s?:/i.test(url)) return [];
		const username = parameters.get('username');
		const credential = parameters.get('credential');
		return [
			{
				urls: url,
				...(username !== undefined && { username }),
				...(credential !== undefined && { credential }),
			},
		];
	});
}

/** `; name="value"; name=value`, as RFC 8288 has it. */
function parametersOf(text: string): Map<string, string> {
	const all = text.matchAll(/;\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g);
	return new Map(
		[...all].map(([, name = '', quoted, plain = '']) => [
			name.toLowerCase(),
			quoted?.replace(/\\(.)/g, '$1') ?? plain,
		]),
	);
}

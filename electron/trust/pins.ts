/** Which keys are trusted for which hostname. For this run of the app: links carry the keys anew. */
export class Pins {
	private readonly keys = new Map<string, Set<string>>();

	/** @returns whether that changed anything */
	add(hostname: string, key: string): boolean {
		const name = normalised(hostname);
		const keys = this.keys.get(name) ?? new Set();
		if (keys.has(key)) return false;
		this.keys.set(name, keys.add(key));
		return true;
	}

	/**
	 * @param key the hash of the key that the server showed; undefined if it could not be read
	 * @returns `not-pinned`: the ordinary rules of the web apply
	 */
	verdict(hostname: string, key: string | undefined): 'trusted' | 'refused' | 'not-pinned' {
		const keys = this.keys.get(normalised(hostname));
		if (!keys) return 'not-pinned';
		return key !== undefined && keys.has(key) ? 'trusted' : 'refused';
	}
}

/** Links write IPv6 in brackets, Chromium asks without them; neither cares for case or a final dot. */
function normalised(hostname: string): string {
	return hostname
		.toLowerCase()
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/\.$/, '');
}

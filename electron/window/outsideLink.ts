/**
 * What the system's browser may be told to open: the web, encrypted. Other schemes start programs of the
 * machine, with arguments that a stranger chose.
 */
export function mayOpenOutside(url: string): boolean {
	try {
		const { protocol, username, password } = new URL(url);
		return protocol === 'https:' && username === '' && password === '';
	} catch {
		return false;
	}
}

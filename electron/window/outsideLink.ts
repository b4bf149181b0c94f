/** One address, without further fields: those fill in letters, and attach files to them in some mail programs. */
const bareMail = /^mailto:[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/**
 * What the system may be told to open of what people write to each other: the web, in the system's browser,
 * and a new letter to one address. Other schemes start programs of the machine, with arguments that a
 * stranger chose; names and passwords before the host are there to be taken for the host.
 */
export function mayOpenOutside(url: string): boolean {
	try {
		const { protocol, username, password } = new URL(url);
		if (protocol === 'mailto:') return bareMail.test(url);
		return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
	} catch {
		return false;
	}
}

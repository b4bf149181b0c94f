/** The page's own scheme. Not `file:`, which would share one origin with every file of the machine. */
export const appScheme = 'parley-app';
export const appOrigin = `${appScheme}://app`;
export const appPage = `${appOrigin}/index.html`;

/**
 * The origin of a URL as Chromium sees it. Node's own `URL.origin` is "null" for schemes that it does not
 * know, which would make all of them equal.
 * @returns undefined for anything that is no URL with a host
 */
export function originOf(url: string): string | undefined {
	try {
		const { protocol, host } = new URL(url);
		return host ? `${protocol}//${host}` : undefined;
	} catch {
		return undefined;
	}
}

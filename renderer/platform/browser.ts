import { isLoopback } from '../../contract/invitation/invitation.ts';
import { mailAddress } from '../../contract/invitation/mailAddress.ts';
import { pageKeeper } from './pageKeeper.ts';
import type { Platform, SharedInvitation } from './platform.ts';

/** A page in an ordinary browser, served by a host at `/join/<roomId>`. */
export function browserPlatform(page: Window): Platform {
	let taken: string | null = null;
	return {
		kind: 'browser',
		links: {
			async take() {
				const { href, pathname } = page.location;
				if (!pathname.startsWith('/join/') || href === taken) return null;
				taken = href;
				return href;
			},
			onArrived(listener) {
				page.addEventListener('popstate', listener);
				return () => page.removeEventListener('popstate', listener);
			},
		},
		clipboard: { write: (text) => page.navigator.clipboard.writeText(text) },
		async writeMail(letter) {
			page.location.assign(mailAddress(letter));
		},
		...('share' in page.navigator && { share: (invitation) => share(page.navigator, invitation) }),
		keeper: async () => pageKeeper(page.localStorage),
		async describe() {
			const { hostname, search } = page.location;
			return {
				version: null,
				engine: engineName(page.navigator.userAgent),
				// Only this machine's own pages: nobody else's link may open a call for inspection.
				inspection: isLoopback(hostname) && new URLSearchParams(search).has('inspect'),
			};
		},
	};
}

/** The person may close the system's sheet again: that is no failure. */
async function share(navigator: Navigator, invitation: SharedInvitation): Promise<void> {
	try {
		await navigator.share(invitation);
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
	}
}

/** "Firefox 140" from a user agent string; the engine's family where it is not known. */
export function engineName(userAgent: string): string {
	const match =
		/(Firefox)\/(\d+)/.exec(userAgent) ??
		/(Edg)\/(\d+)/.exec(userAgent) ??
		/(Chrome)\/(\d+)/.exec(userAgent) ??
		/Version\/(\d+).*(Safari)/.exec(userAgent);
	if (!match) return 'Browser';
	const [, first, second] = match;
	if (second === 'Safari') return `Safari ${first}`;
	return `${first === 'Edg' ? 'Edge' : first} ${second}`;
}

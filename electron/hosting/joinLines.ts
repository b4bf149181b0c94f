import { appLink, pageAddress } from '../../contract/invitation/invitation.ts';
import type { HostedCall } from './hostRunner.ts';

/** How to join, for a terminal: read by people and by scripts, one way a line. */
export function joinLines({ invitation, localPage }: HostedCall): string[] {
	const pages = invitation.plain
		? []
		: invitation.addresses.map((address) => pageAddress(invitation, address));
	return [
		`Join in the app: ${appLink(invitation)}`,
		`Join in a browser: ${localPage}`,
		...pages.map((page) => `Join in a browser elsewhere: ${page}`),
	];
}

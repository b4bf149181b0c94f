import { isSureLink } from '../../contract/destination/sureLink.ts';

/**
 * The link to a call that a clipboard holds, for the page to offer.
 * @param read is not called on macOS, where the system tells the person of every program that reads unasked
 * @returns null for anything else, which is not told to the page
 */
export async function joinLinkOf(
	read: () => string | Promise<string>,
	platform: NodeJS.Platform,
): Promise<string | null> {
	if (platform === 'darwin') return null;
	const text = (await read()).trim();
	return isSureLink(text) ? text : null;
}

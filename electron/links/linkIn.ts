import { readInvitation } from '../../contract/invitation/invitation.ts';

const longestLink = 4000;

/** Whether a text is an app link that leads into a call. What comes from outside is checked here first. */
export function isJoinLink(text: string): boolean {
	if (text.length > longestLink || !/^parley:/i.test(text)) return false;
	try {
		readInvitation(text);
		return true;
	} catch {
		// InvitationError: not one of ours, or a damaged one.
		return false;
	}
}

/** The link among a program's arguments, where Windows and Linux put it; anywhere, as Chromium reorders them. */
export function linkIn(args: readonly string[]): string | undefined {
	return args.find(isJoinLink);
}

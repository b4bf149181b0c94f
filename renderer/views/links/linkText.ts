import { readInvitation } from '../../../contract/invitation/invitation.ts';

/** Whether a text is a link to a call, whole and undamaged. */
export function isLink(text: string): boolean {
	try {
		readInvitation(text);
		return true;
	} catch {
		// InvitationError: whoever wants to go there hears why not.
		return false;
	}
}

/** What is dragged as a link, or as text; null if it is neither (a file, something of the app's own). */
export function draggedText(dragged: Pick<DataTransfer, 'types' | 'getData'>): string | null {
	const { types } = dragged;
	if (types.includes('Files') || !types.some((type) => type === 'text/uri-list' || type === 'text/plain'))
		return null;
	// RFC 2483: lines, of which those with # are comments.
	const uris = dragged
		.getData('text/uri-list')
		.split(/\r?\n/)
		.filter((line) => line !== '' && !line.startsWith('#'));
	return (uris[0] ?? dragged.getData('text/plain')).trim() || null;
}

import { recognise } from '../../../contract/destination/recognise.ts';

/** Whether a text is a link that can lead to a call, undamaged. Whoever wants to go to another one hears why not. */
export function isLink(text: string): boolean {
	return recognise(text).kind !== 'problem';
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

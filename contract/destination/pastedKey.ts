import type { Missing } from './draft.ts';
import { recognise } from './recognise.ts';

/**
 * What was meant by what was pasted into a field: whoever has a whole link with the token, pin or room in it
 * need not cut it out.
 */
export function pastedKey(field: Missing, text: string): string {
	if (!text.includes('://')) return text;
	const found = recognise(text);
	if (found.kind !== 'destination') return text;
	// Kinds differ in which of these they have.
	const has = found.destination as unknown as Partial<Record<Missing | 'roomId', string>>;
	return (field === 'room' ? (has.room ?? has.roomId) : has[field === 'group' ? 'room' : field]) ?? text;
}

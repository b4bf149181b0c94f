import { z } from 'zod';

/** What stands around the contents of a saved file. */
const form = z.object({
	version: z.number().int().min(1),
	value: z.record(z.string(), z.unknown()).optional(),
	/** Base64, from the system's key store, instead of `value`. */
	sealed: z.string().optional(),
});

/** Counts up when an older app could not make sense of the file any more. New fields do not count. */
const currentVersion = 1;

export type Unwrapped =
	| { readonly kind: 'readable'; readonly text: string }
	| { readonly kind: 'sealed'; readonly sealed: string }
	| { readonly kind: 'damaged' }
	/** Of a later version of the app. */
	| { readonly kind: 'newer' };

/** @param text JSON of an object */
export function wrapReadable(text: string): string {
	return `${JSON.stringify({ version: currentVersion, value: JSON.parse(text) }, null, '\t')}\n`;
}

export function wrapSealed(sealed: string): string {
	return `${JSON.stringify({ version: currentVersion, sealed }, null, '\t')}\n`;
}

/** Reads what one of the two has written; anything else is damaged. */
export function unwrap(text: string): Unwrapped {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return { kind: 'damaged' };
	}
	const checked = form.safeParse(parsed);
	if (!checked.success) return { kind: 'damaged' };
	const { version, value, sealed } = checked.data;
	if (version > currentVersion) return { kind: 'newer' };
	if (sealed !== undefined) return { kind: 'sealed', sealed };
	return value === undefined ? { kind: 'damaged' } : { kind: 'readable', text: JSON.stringify(value) };
}

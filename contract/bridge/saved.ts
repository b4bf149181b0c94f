import { z } from '../schema.ts';

/** What the desktop keeps for the page, by name. */
export const savedNames = ['settings', 'places', 'shared'] as const;
export type SavedName = (typeof savedNames)[number];

/** In characters. Far more than a person fills, far less than would hurt. */
export const longestSaved = 262_144;

/** JSON of an object; what is in it, the page knows and checks. */
export const savedText = z.string().max(longestSaved, { abort: true }).refine(isObject);

export const kept = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('none') }),
	z.object({ kind: z.literal('kept'), text: z.string() }),
	/** It could not be read, and was set aside. */
	z.object({ kind: z.literal('damaged') }),
	/** A later version of the app has written it: it stays as it is, and changes are not kept. */
	z.object({ kind: z.literal('newer') }),
	/** The system's key store does not open it: it stays as it is, and changes are not kept. */
	z.object({ kind: z.literal('locked') }),
]);
export type Kept = z.infer<typeof kept>;

const name = z.enum(savedNames);

export const savedCalls = {
	/** Everything that is kept; the page draws nothing before it. */
	read: {
		data: z.undefined(),
		reply: z.object({
			settings: kept,
			places: kept,
			shared: kept,
			/** What could already not be written before the page asked. */
			unwritable: z.array(name),
		}),
	},
	/** Replaces it. On the disk a moment later, and at the latest when the app ends. */
	write: { data: z.object({ name, text: savedText }), reply: z.undefined() },
	/** Puts a file out of the way, kept under another name: it cannot be used as it is. */
	setAside: { data: z.object({ name }), reply: z.undefined() },
	/** `system`: what is secret is sealed by the system. `none`: this machine has no such thing. */
	keyStore: { data: z.undefined(), reply: z.enum(['system', 'none']) },
} as const;

export const savedEvents = {
	/** It could not be written: what is chosen holds until the app ends. */
	unwritable: z.object({ name }),
} as const;

function isObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

import type { KeyName } from '../keyName.ts';

/** Under which heading something is listed. */
export const entryGroups = ['here', 'people', 'places', 'devices', 'settings'] as const;
export type EntryGroup = (typeof entryGroups)[number];

/** One line of the palette. */
export interface Entry {
	/** Its own among all of them, and the same from one look to the next. */
	readonly id: string;
	readonly group: EntryGroup;
	readonly title: string;
	/** Other words by which one may look for it. */
	readonly also?: string;
	readonly key?: KeyName;
	/** Why it cannot be done just now. */
	readonly why?: string;
	/** It is so already. */
	readonly chosen?: boolean;
	/** Does it, or gives what there is to choose further. */
	readonly run: () => readonly Entry[] | undefined;
}

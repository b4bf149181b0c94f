import { type Entry, type EntryGroup, entryGroups } from './entry.ts';
import { type Match, match } from './match.ts';

export interface Hit {
	readonly entry: Entry;
	readonly ranges: Match['ranges'];
}

export interface HitGroup {
	readonly group: EntryGroup;
	readonly hits: readonly Hit[];
}

/** Before anything was typed, so many of a group are shown: the list is for looking, not for reading. */
const atFirst: Readonly<Record<EntryGroup, number>> = {
	here: 20,
	people: 6,
	places: 5,
	devices: 0,
	settings: 0,
};

/** What fits what was typed, the best first, under their headings; the group of the best one comes first. */
export function search(
	entries: readonly Entry[],
	typed: string,
	heading: (group: EntryGroup) => string,
): HitGroup[] {
	if (typed.trim() === '') {
		return entryGroups.flatMap((group) => {
			const hits = entries
				.filter((entry) => entry.group === group)
				.slice(0, atFirst[group])
				.map((entry) => ({ entry, ranges: [] }));
			return hits.length > 0 ? [{ group, hits }] : [];
		});
	}
	const found = entries
		.flatMap((entry) => {
			const fits = match(typed, entry.title, `${entry.also ?? ''} ${heading(entry.group)}`);
			return fits ? [{ entry, ranges: fits.ranges, score: fits.score }] : [];
		})
		.sort((a, b) => b.score - a.score);
	const groups = [...new Set(found.map(({ entry }) => entry.group))];
	return groups.map((group) => ({ group, hits: found.filter(({ entry }) => entry.group === group) }));
}

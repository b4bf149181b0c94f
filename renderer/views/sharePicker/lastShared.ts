/** How alike two titles must be to count as the same window on another day, 0 to 1. */
const alike = 0.5;

interface Titled {
	readonly title: string;
}

/**
 * What was shared before comes first, the latest of it first of all; the rest stays in the system's order,
 * which is that of the windows on the screen. A title may have changed meanwhile, as an editor's does with
 * its document: then the most similar one takes its place, one for each that is remembered.
 * @param remembered titles, the latest first
 */
export function lastSharedFirst<T extends Titled>(sources: readonly T[], remembered: readonly string[]): T[] {
	const rest = new Set(sources);
	const first: T[] = [];
	for (const title of remembered) {
		const found = mostAlike([...rest], title);
		if (!found) continue;
		rest.delete(found);
		first.push(found);
	}
	return [...first, ...rest];
}

/** The one that is most like a title, if any is like it at all. */
export function mostAlike<T extends Titled>(sources: readonly T[], title: string): T | undefined {
	let best: T | undefined;
	let bestLikeness = 0;
	for (const source of sources) {
		const likeness = titleLikeness(source.title, title);
		if (likeness < alike || likeness <= bestLikeness) continue;
		best = source;
		bestLikeness = likeness;
	}
	return best;
}

/** 1 for the same title; programs write their name last, which is worth half. */
export function titleLikeness(one: string, other: string): number {
	if (one === other) return 1;
	const [oneParts, otherParts] = [partsOf(one), partsOf(other)];
	const sameProgram = oneParts.program !== '' && oneParts.program === otherParts.program;
	const common = [...oneParts.words].filter((word) => otherParts.words.has(word)).length;
	const all = new Set([...oneParts.words, ...otherParts.words]).size;
	return (sameProgram ? 0.5 : 0) + 0.49 * (all > 0 ? common / all : 0);
}

function partsOf(title: string): { program: string; words: ReadonlySet<string> } {
	// Counters and marks come and go: "(3) Inbox", "• notes.txt".
	const plain = title
		.toLocaleLowerCase()
		.replace(/[([]\d+[)\]]|[*•●]/g, ' ')
		.trim();
	const parts = plain.split(/\s+[-–—|:·]\s+/);
	const program = parts.length > 1 ? (parts.at(-1) ?? '') : '';
	return { program, words: new Set(plain.split(/[^\p{L}\p{N}.]+/u).filter(Boolean)) };
}

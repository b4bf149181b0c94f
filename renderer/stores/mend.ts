import type { z } from 'zod';

export interface Mended<T> {
	readonly value: T;
	/** Something of it did not fit and begins anew. */
	readonly incomplete: boolean;
}

/**
 * Reads what was saved, leaving out what does not fit: an entry of a list goes alone, else the whole field
 * begins as it does for everybody. So one bad field costs nobody the others.
 * @param saved any parsed JSON of an object
 * @returns null when nothing of it can be used
 */
export function mend<T extends object>(saved: object, form: z.ZodType<T>, initial: T): Mended<T> | null {
	let candidate: Record<string, unknown> = structuredClone({ ...saved });
	// Each round takes something away; what still does not fit after a few was never ours.
	for (let round = 0; round < 8; round++) {
		const checked = form.safeParse({ ...initial, ...candidate });
		if (checked.success) return { value: checked.data, incomplete: round > 0 };
		candidate = without(
			candidate,
			checked.error.issues.map(({ path }) => path),
		);
	}
	return null;
}

function without(
	candidate: Record<string, unknown>,
	paths: readonly PropertyKey[][],
): Record<string, unknown> {
	const rest = { ...candidate };
	const entries = new Map<string, Set<number>>();
	for (const [field, index] of paths) {
		if (typeof field !== 'string') continue;
		if (Array.isArray(rest[field]) && typeof index === 'number')
			entries.set(field, (entries.get(field) ?? new Set()).add(index));
		else delete rest[field];
	}
	for (const [field, bad] of entries) {
		const list = rest[field];
		if (Array.isArray(list)) rest[field] = list.filter((_, index) => !bad.has(index));
	}
	return rest;
}

/** Those whose title has every word that was typed, in any order and case. */
export function matching<T extends { readonly title: string }>(
	sources: readonly T[],
	typed: string,
): readonly T[] {
	const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return sources;
	return sources.filter(({ title }) => {
		const lower = title.toLocaleLowerCase();
		return words.every((word) => lower.includes(word));
	});
}

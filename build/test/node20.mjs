/**
 * What Vitest 5's reporter calls and Node 20 lacks: without it, a run with a failing test
 * ends in a TypeError instead of showing what failed. Loaded with `node --import`.
 */
const map = /** @type {{ groupBy?: typeof groupBy }} */ (/** @type {unknown} */ (Map));
map.groupBy ??= groupBy;

/**
 * @template K, T
 * @param {Iterable<T>} items
 * @param {(item: T, index: number) => K} keyOf
 * @returns {Map<K, T[]>}
 */
function groupBy(items, keyOf) {
	/** @type {Map<K, T[]>} */
	const groups = new Map();
	let index = 0;
	for (const item of items) {
		const key = keyOf(item, index++);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

const most = 20;
const windowMs = 60_000;

/**
 * A page in trouble says the same over and over; the log is for reading.
 * @param now milliseconds, only going up
 * @returns whether one more may be written
 */
export function pageErrorBudget(now: () => number): () => boolean {
	let times: number[] = [];
	return () => {
		times = times.filter((time) => now() - time < windowMs);
		if (times.length >= most) return false;
		times.push(now());
		return true;
	};
}

import { type StreamRate, StreamRates } from '../call/streamRates.ts';
import type { Engine } from './engine.ts';

const everyMs = 1000;

/**
 * Looks at all streams once a second, for as long as somebody wants to know: asking costs time.
 * @returns a function that ends it
 */
export function watchStatistics(
	engine: Pick<Engine, 'statistics'>,
	tell: (rates: readonly StreamRate[]) => void,
): () => void {
	const rates = new StreamRates();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let ended = false;
	const look = async () => {
		const began = performance.now();
		try {
			const all = await engine.statistics();
			if (ended) return;
			tell(rates.take(all));
		} catch (cause) {
			// A connection that ends while it is asked: the next look sees the next one.
			console.warn('Statistics could not be read', cause);
		}
		// Not an interval: on a busy machine looks would pile up.
		if (!ended) timer = setTimeout(() => void look(), Math.max(200, everyMs - (performance.now() - began)));
	};
	void look();
	return () => {
		ended = true;
		clearTimeout(timer);
	};
}

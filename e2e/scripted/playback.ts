/** What is sent at a time of a recording, which repeats. */
export interface Cue {
	/** Seconds since the beginning of the recording. */
	readonly time: number;
	/** @param clock seconds since the playback began; it never goes back */
	play(clock: number): void;
}

/**
 * Plays cues when they are due, from the first again after the last. Late ones are played at once, so that
 * a busy machine sends as much as an idle one.
 * @param duration of the recording in seconds
 * @returns stops it, or jumps to the next cue that `wanted` accepts
 */
export function playInLoop<C extends Cue>(cues: readonly C[], duration: number) {
	let index = 0;
	let rounds = 0;
	// Where the recording's time stands against the clock, in seconds; jumping ahead changes it.
	let skipped = 0;
	const began = performance.now();
	const clock = () => (performance.now() - began) / 1000;
	const due = () => rounds * duration + (cues[index]?.time ?? 0) - skipped;
	const step = () => {
		index += 1;
		if (index < cues.length) return;
		index = 0;
		rounds += 1;
	};
	const timer = setInterval(() => {
		while (due() <= clock()) {
			cues[index]?.play(Math.max(0, due()));
			step();
		}
	}, 5);
	return {
		stop: () => clearInterval(timer),
		jump(wanted: (cue: C) => boolean) {
			const now = due();
			for (let tries = 0; tries < cues.length; tries += 1) {
				const cue = cues[index];
				if (cue && wanted(cue)) break;
				step();
			}
			skipped += Math.max(0, due() - now);
		},
	};
}

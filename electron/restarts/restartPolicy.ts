export interface RestartLimits {
	/** Wait before the first new start; each further one within the window doubles it. Milliseconds. */
	readonly firstDelayMs: number;
	readonly longestDelayMs: number;
	/** How long an end is remembered. Milliseconds. */
	readonly windowMs: number;
	/** This many ends within the window are one too many. */
	readonly tooMany: number;
}

/** Decides whether and when something that ended by itself is started again. */
export class RestartPolicy {
	private ends: number[] = [];

	constructor(private readonly limits: RestartLimits) {}

	/**
	 * To be told of each end.
	 * @param now milliseconds, of any steady clock
	 */
	afterEnd(now: number): { readonly restartInMs: number } | 'give-up' {
		this.ends = [...this.ends.filter((end) => now - end < this.limits.windowMs), now];
		if (this.ends.length >= this.limits.tooMany) return 'give-up';
		const delay = this.limits.firstDelayMs * 2 ** (this.ends.length - 1);
		return { restartInMs: Math.min(delay, this.limits.longestDelayMs) };
	}

	forget(): void {
		this.ends = [];
	}
}

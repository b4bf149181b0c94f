/** Lets `burst` through at once and `perSecond` in the long run. */
export class TokenBucket {
	#tokens: number;
	#filledAt: number;

	/** @param now milliseconds of a clock that never goes back */
	constructor(
		private readonly burst: number,
		private readonly perSecond: number,
		private readonly now: () => number = () => performance.now(),
	) {
		this.#tokens = burst;
		this.#filledAt = now();
	}

	/** Takes `cost` tokens if they are there. */
	take(cost = 1): boolean {
		const now = this.now();
		this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#filledAt) / 1000) * this.perSecond);
		this.#filledAt = now;
		if (this.#tokens < cost) return false;
		this.#tokens -= cost;
		return true;
	}
}

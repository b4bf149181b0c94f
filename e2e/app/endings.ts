const endTimeoutMs = 10_000;

/** Everything that a run has started, to be ended in the opposite order, whatever happens. */
export class Endings {
	readonly #open: { what: string; end: () => Promise<unknown> }[] = [];
	#ending: Promise<void> | undefined;

	add(what: string, end: () => Promise<unknown>): void {
		this.#open.push({ what, end });
		// It came up while everything was being ended.
		if (this.#ending) void this.#endOne();
	}

	/** Never throws: what does not end is said, and the rest is ended all the same. */
	endAll(): Promise<void> {
		this.#ending ??= this.#endInTurn();
		return this.#ending;
	}

	async #endInTurn(): Promise<void> {
		while (this.#open.length > 0) await this.#endOne();
	}

	async #endOne(): Promise<void> {
		const last = this.#open.pop();
		if (!last) return;
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error(`it took longer than ${endTimeoutMs} ms`)), endTimeoutMs);
		});
		try {
			await Promise.race([last.end(), late]);
		} catch (error) {
			console.error(`${last.what} did not end: ${error instanceof Error ? error.message : error}`);
		} finally {
			clearTimeout(timer);
		}
	}
}

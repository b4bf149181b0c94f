/** A choice is used up by one request, or by this much time. Milliseconds. */
export const choiceLastsMs = 10_000;

/**
 * What the person chose to share. Chromium asks twice for one getDisplayMedia, first for the permission and
 * then for the source; each may be answered once.
 */
export class Choice<Source> {
	private chosen: { readonly source: Source; readonly until: number; permitted: boolean } | undefined;

	/** @param now milliseconds, of a clock that does not jump */
	constructor(private readonly now: () => number) {}

	/** Takes the place of an earlier choice. */
	choose(source: Source): void {
		this.chosen = { source, until: this.now() + choiceLastsMs, permitted: false };
	}

	/** Whether a request for a screen may go on to ask for its source. */
	permit(): boolean {
		const chosen = this.current();
		if (!chosen || chosen.permitted) return false;
		chosen.permitted = true;
		return true;
	}

	/** The chosen source, for a request that was permitted. */
	take(): Source | undefined {
		const chosen = this.current();
		if (!chosen?.permitted) return undefined;
		this.chosen = undefined;
		return chosen.source;
	}

	private current() {
		if (this.chosen && this.now() >= this.chosen.until) this.chosen = undefined;
		return this.chosen;
	}
}

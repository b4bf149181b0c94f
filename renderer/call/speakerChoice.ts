/** How long somebody must be the one who speaks before the larger place is theirs. */
export const speakerHoldMs = 2_000;

/**
 * Who has the larger place. A cough must not move the picture: a new speaker takes the place only after
 * speaking for two seconds; in silence the last one keeps it.
 */
export class SpeakerChoice {
	#chosen: string | null = null;
	#candidate: string | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly onChange: () => void) {}

	get chosen(): string | null {
		return this.#chosen;
	}

	/** Who speaks just now. The first ever has the place at once: there is nobody to take it from. */
	suggest(id: string | null): void {
		if (id === this.#candidate) return;
		clearTimeout(this.#timer);
		this.#candidate = id;
		if (id === null || id === this.#chosen) return;
		if (this.#chosen === null) this.#choose(id);
		else this.#timer = setTimeout(() => this.#choose(id), speakerHoldMs);
	}

	/** Somebody left: their place is free. */
	forget(id: string): void {
		if (this.#candidate === id) this.suggest(null);
		if (this.#chosen !== id) return;
		this.#chosen = null;
		this.onChange();
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	#choose(id: string): void {
		this.#chosen = id;
		this.onChange();
	}
}

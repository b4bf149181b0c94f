/**
 * How loud everybody is just now, 0 (silence) to 1. Apart from the call's state: it changes many times a
 * second, and whoever shows it draws past React.
 */
export interface VoiceLevels {
	of(participantId: string): number;
	/** @returns stops listening */
	onChanged(listener: () => void): () => void;
}

/** Levels as the engine hears of them: its own from the microphone, the others' from the session. */
export class HeardLevels implements VoiceLevels {
	#own: { readonly id: string; level: number };
	#others: ReadonlyMap<string, number> = new Map();
	readonly #listeners = new Set<() => void>();

	constructor(ownId: string) {
		this.#own = { id: ownId, level: 0 };
	}

	of(participantId: string): number {
		return participantId === this.#own.id ? this.#own.level : (this.#others.get(participantId) ?? 0);
	}

	onChanged(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	setOwn(level: number): void {
		if (level === this.#own.level) return;
		this.#own.level = level;
		this.#tell();
	}

	/** Whoever is not among them is silent. */
	setOthers(levels: ReadonlyMap<string, number>): void {
		if (levels.size === 0 && this.#others.size === 0) return;
		this.#others = levels;
		this.#tell();
	}

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}
}

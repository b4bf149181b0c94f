/** Hands things on a while later, in their order, as a long wire does. */
export class DelayLine<T> {
	readonly #waiting: { readonly due: number; readonly thing: T }[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#latest = 0;

	constructor(private readonly deliver: (thing: T) => void) {}

	/** @param delayMs not shorter than for the one before: it would have to overtake */
	push(thing: T, delayMs: number): void {
		this.#latest = Math.max(this.#latest, performance.now() + delayMs);
		this.#waiting.push({ due: this.#latest, thing });
		this.#timer ??= this.#wait();
	}

	/** Drops what is on its way. */
	close(): void {
		clearTimeout(this.#timer);
		this.#waiting.length = 0;
	}

	#wait(): ReturnType<typeof setTimeout> | undefined {
		const [next] = this.#waiting;
		if (!next) return undefined;
		return setTimeout(() => this.#deliverDue(), Math.max(0, next.due - performance.now()));
	}

	#deliverDue(): void {
		for (;;) {
			const [next] = this.#waiting;
			if (!next || next.due > performance.now()) break;
			this.#waiting.shift();
			this.deliver(next.thing);
		}
		this.#timer = this.#wait();
	}
}

import type { Notice } from './state.ts';

type Said = Notice extends infer N ? (N extends Notice ? Omit<N, 'id' | 'at'> : never) : never;

/** More than these are not read by anybody: the oldest goes. */
const mostNotices = 6;

/** What happened and is worth a sentence, until it is dismissed. */
export class Notices {
	#list: readonly Notice[] = [];
	#nextId = 1;

	constructor(private readonly onChange: () => void) {}

	get list(): readonly Notice[] {
		return this.#list;
	}

	say(what: Said): void {
		const notice = { ...what, id: this.#nextId++, at: Date.now() } as Notice;
		this.#list = [...this.#list, notice].slice(-mostNotices);
		this.onChange();
	}

	dismiss(id: number): void {
		this.#list = this.#list.filter((notice) => notice.id !== id);
		this.onChange();
	}
}

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

	/** The same sentence about the same thing replaces the one that still stands there. */
	say(what: Said): void {
		const notice = { ...what, id: this.#nextId++, at: Date.now() } as Notice;
		const others = this.#list.filter((one) => subjectOf(one) !== subjectOf(notice));
		this.#list = [...others, notice].slice(-mostNotices);
		this.onChange();
	}

	/** It is no longer true. */
	retract(kind: Notice['kind']): void {
		this.#retract((one) => one.kind === kind);
	}

	/** Whoever knocked has their answer, or went. */
	retractKnock(waitingId: string): void {
		this.#retract((one) => one.kind === 'knock' && one.waitingId === waitingId);
	}

	dismiss(id: number): void {
		this.#list = this.#list.filter((notice) => notice.id !== id);
		this.onChange();
	}

	#retract(isUntrue: (notice: Notice) => boolean): void {
		if (!this.#list.some(isUntrue)) return;
		this.#list = this.#list.filter((one) => !isUntrue(one));
		this.onChange();
	}
}

/**
 * Two people of one name may knock; a door is locked or not. A share that rests and comes back is one
 * subject: only its latest sentence is true. Of messages the latest is told: the chat has them all.
 */
function subjectOf(notice: Notice): string {
	if (notice.kind === 'message') return 'message';
	if (notice.kind === 'knock') return `knock ${notice.waitingId}`;
	const subject = notice.kind.replace(
		/-(started|ended|rests|resumed|lost|changed|locked|unlocked|on|off)$/,
		'',
	);
	return 'name' in notice ? `${subject} ${notice.name}` : subject;
}

import type { SessionEvents } from '../session.ts';
import type { ServerMessageOf } from './messages.ts';

/**
 * What was written in a group, as one connection after the other tells it: what was written before comes with every
 * `join`, and must not be told twice, nor what one wrote oneself.
 */
export class Chat {
	/** By which the server knew and knows one. */
	readonly #ownIds = new Set<string>();
	readonly #told = new Set<string>();

	/** One is known by this from now on too. */
	knownAs(id: string): void {
		this.#ownIds.add(id);
	}

	/** @returns what is to be told; null where it is no news, or no message */
	hear({
		id,
		source,
		username,
		kind,
		time,
		value,
	}: ServerMessageOf<'chat' | 'chathistory'>): SessionEvents['message'] | null {
		// Captions are no messages, and what the server itself says is for its own client's console.
		if (!source || this.#ownIds.has(source) || kind === 'caption') return null;
		const key = `${source}/${id}`;
		if (id && this.#told.has(key)) return null;
		if (id) this.#told.add(key);
		return {
			participantId: source,
			displayName: username || '?',
			text: String(value ?? ''),
			sentAt: Date.parse(String(time ?? '')) || Date.now(),
		};
	}
}

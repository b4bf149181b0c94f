import mitt, { type Emitter } from 'mitt';
import type { Session, SessionEvents } from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import { keptText, tidyText, tooLongBy } from './messageText.ts';
import type { ChatIntents, ChatMessage, ChatState } from './state.ts';

export type ChatEvents = {
	changed: undefined;
	/** Somebody wrote while one does not see the messages. */
	unseen: { name: string; text: string };
	/** One sees them now. */
	seen: undefined;
};

/** More than these are not looked for in a call; the oldest go. */
const mostMessages = 500;

/**
 * What was written in this call, one's own included. It lives as long as the call and is kept nowhere else.
 */
export class Chat implements ChatIntents {
	readonly events: Emitter<ChatEvents> = mitt<ChatEvents>();
	#session: Session | null = null;
	#state: ChatState = { messages: [], unread: 0 };
	#nextId = 1;
	/** Also of those who left: what they wrote stays theirs. */
	readonly #names = new Map<string, string>();
	#shown = false;

	/** @param ownName asked for with each message */
	constructor(private readonly ownName: () => string) {}

	get state(): ChatState {
		return this.#state;
	}

	follow(session: Session): void {
		this.#session = session;
		const called = ({ id, displayName }: SessionEvents['participant-joined']) =>
			this.#names.set(id, displayName);
		session.events.on('participant-joined', called);
		session.events.on('participant-changed', called);
		session.events.on('message', (message) => this.#came(message));
	}

	send(typed: string): boolean {
		const text = tidyText(typed);
		if (text === '' || tooLongBy(text) > 0) return false;
		const message: ChatMessage = {
			id: this.#nextId++,
			participantId: null,
			name: this.ownName(),
			text,
			at: Date.now(),
			state: 'sending',
		};
		this.#add(message, 0);
		void this.#deliver(message);
		return true;
	}

	retry(id: number): void {
		const message = this.#state.messages.find((one) => one.id === id);
		if (message?.state !== 'failed') return;
		// It is said now, after what was said since.
		const again: ChatMessage = { ...message, at: Date.now(), state: 'sending' };
		const others = this.#state.messages.filter((one) => one !== message);
		this.#become({ messages: [...others, again] });
		void this.#deliver(again);
	}

	discard(id: number): void {
		this.#become({
			messages: this.#state.messages.filter((one) => one.id !== id || one.state !== 'failed'),
		});
	}

	setShown(shown: boolean): void {
		this.#shown = shown;
		if (!shown) return;
		if (this.#state.unread > 0) this.#become({ unread: 0 });
		this.events.emit('seen');
	}

	/** What was written stays readable; nothing more is sent. */
	close(): void {
		this.#session = null;
		this.events.all.clear();
	}

	async #deliver({ id, text }: ChatMessage): Promise<void> {
		try {
			if (!this.#session) throw new SessionError('not-joined');
			await this.#session.sendMessage(text);
			this.#settle(id, 'sent');
		} catch (error) {
			if (!(error instanceof SessionError)) console.error('a message was not sent', error);
			this.#settle(id, 'failed');
		}
	}

	#settle(id: number, state: ChatMessage['state']): void {
		this.#become({
			messages: this.#state.messages.map((one) => (one.id === id ? { ...one, state } : one)),
		});
	}

	#came({ participantId, displayName, text: told, sentAt }: SessionEvents['message']): void {
		const text = keptText(told);
		if (text === '') return;
		const name = displayName ?? this.#names.get(participantId) ?? '';
		const id = this.#nextId++;
		this.#add({ id, participantId, name, text, at: believable(sentAt), state: 'sent' }, this.#shown ? 0 : 1);
		if (!this.#shown) this.events.emit('unseen', { name, text });
	}

	#add(message: ChatMessage, unread: number): void {
		const messages = [...this.#state.messages, message].slice(-mostMessages);
		this.#become({ messages, unread: Math.min(this.#state.unread + unread, messages.length) });
	}

	#become(change: Partial<ChatState>): void {
		this.#state = { ...this.#state, ...change };
		this.events.emit('changed');
	}
}

/** A server's clock may be wrong, and a hostile one names times that do not exist. */
function believable(sentAt: number): number {
	const now = Date.now();
	return sentAt > 0 && sentAt < now ? sentAt : now;
}

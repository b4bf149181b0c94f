import { SessionError } from './sessionError.ts';

export interface AheadOf<T> {
	/** @throws {SessionError} */
	open(signal: AbortSignal): Promise<T>;
	/** Whether it can still be used: a lobby may be open so long that the server or the network closes a socket. */
	holds(opened: T): boolean;
	close(opened: T): void;
}

/**
 * What is opened ahead of its use, so that joining costs less. There is one at a time; who takes it closes it, and
 * one that nobody takes is closed here.
 */
export class Ahead<T> {
	#opening: Promise<T> | null = null;
	readonly #closed = new AbortController();

	constructor(private readonly of: AheadOf<T>) {}

	/** Opens it, unless it is open or being opened. @throws {SessionError} aborted once closed */
	open(signal?: AbortSignal): Promise<T> {
		if (this.#closed.signal.aborted) return Promise.reject(new SessionError('aborted'));
		this.#opening ??= this.#begin(AbortSignal.any([this.#closed.signal, ...(signal ? [signal] : [])]));
		return this.#opening;
	}

	/** Hands it over, opened anew where it no longer holds. @throws {SessionError} */
	async take(signal?: AbortSignal): Promise<T> {
		let opened = await this.open(signal);
		this.#opening = null;
		if (this.of.holds(opened)) return opened;
		opened = await this.open(signal);
		this.#opening = null;
		return opened;
	}

	/** Nothing is opened any more. Safe to call twice. */
	close(): void {
		this.#closed.abort();
		const opening = this.#opening;
		this.#opening = null;
		// Its failure was told to whoever asked for it.
		opening?.then(
			(opened) => this.of.close(opened),
			() => {},
		);
	}

	#begin(signal: AbortSignal): Promise<T> {
		const opening = this.of.open(signal).catch((error: unknown) => {
			if (this.#opening === opening) this.#opening = null;
			throw error;
		});
		return opening;
	}
}

import mitt, { type Emitter } from 'mitt';
import { keepTrying } from '../retry.ts';
import { SenderPublication } from '../senderPublication.ts';
import {
	type JoinOptions,
	type LeaveReason,
	type Publication,
	type PublishOptions,
	type Session,
	type SessionCapabilities,
	type SessionEvents,
	type SessionState,
	type StreamStatistics,
	sourceKind,
	type TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { readStreams, sentStreams } from '../streamReport.ts';
import { Broadcast } from './broadcast.ts';
import { BusyEndpoint } from './whipResource.ts';

const broadcast = { unavailable: 'broadcast' } as const;
const capabilities: SessionCapabilities = {
	publish: true,
	receive: broadcast,
	layers: broadcast,
	'pause-reception': broadcast,
	messages: broadcast,
	// There is one place for a picture: a second one would be a second broadcast.
	'screen-beside-camera': broadcast,
	'mute-without-renegotiation': true,
	preview: broadcast,
	moderation: broadcast,
	knocking: broadcast,
	hands: broadcast,
};

/**
 * A broadcast to an endpoint that speaks WHIP (RFC 9725): one sends a microphone and a camera or a screen, and hears of
 * nobody. Joining offers a place for each, so that publishing, muting and other tracks need no negotiation.
 */
export class WhipSession implements Session {
	readonly capabilities = capabilities;
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #publications = new Set<SenderPublication>();
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#broadcast: Broadcast | null = null;
	#options: JoinOptions | null = null;

	constructor(private readonly target: TargetOf<'whip'>) {}

	/** An endpoint tells nothing before it is offered something. */
	async preview(): Promise<null> {
		return null;
	}

	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		if (this.#state.kind !== 'new') throw new SessionError('refused', 'joined already');
		this.#options = options;
		this.#become({ kind: 'joining' });
		try {
			await this.#connect(signal);
		} catch (error) {
			if (!this.#ending.signal.aborted) this.#become({ kind: 'new' });
			throw error instanceof SessionError
				? error
				: new SessionError('protocol', String(error), { cause: error });
		}
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		const kind = sourceKind[options.source];
		if ([...this.#publications].some(({ source }) => sourceKind[source] === kind))
			throw new SessionError('unsupported', `the place for ${kind} is taken`);
		const publication = new SenderPublication(track, options, {
			// Nobody can be told.
			mutedChanged: () => {},
			revived: async (one) => this.#broadcast?.send(one),
			closed: (one) => void this.#publications.delete(one),
		});
		this.#publications.add(publication);
		await this.#broadcast?.send(publication);
		return publication;
	}

	/** Nothing is received. */
	setReception(): void {}

	sendMessage(): Promise<void> {
		return unsupported();
	}

	setHand(): Promise<void> {
		return unsupported();
	}

	admit(): Promise<void> {
		return unsupported();
	}

	turnAway(): Promise<void> {
		return unsupported();
	}

	removeParticipant(): Promise<void> {
		return unsupported();
	}

	setRoom(): Promise<void> {
		return unsupported();
	}

	lowerHand(): Promise<void> {
		return unsupported();
	}

	endForAll(): Promise<void> {
		return unsupported();
	}

	statistics(): Promise<StreamStatistics[]> {
		return readStreams(
			sentStreams(
				[...this.#publications].flatMap(({ source, rtpSender }) =>
					rtpSender ? [{ source, rtpSender }] : [],
				),
			),
		);
	}

	wake(): void {
		this.#hurry.dispatchEvent(new Event('hurry'));
	}

	async leave(): Promise<void> {
		this.#end('left');
	}

	#end(reason: LeaveReason, error?: SessionError): void {
		if (this.#state.kind === 'left') return;
		this.#ending.abort();
		const ended = this.#broadcast;
		this.#broadcast = null;
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		ended?.close();
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const ended = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		let made: Broadcast | null = null;
		const lost = () => this.#lost(made);
		made = await Broadcast.start(this.target, this.#options?.frames, lost, ended);
		if (ended.aborted) {
			made.close();
			throw new SessionError('aborted');
		}
		this.#broadcast = made;
		this.#become({ kind: 'joined', ...(this.#state.kind === 'reconnecting' && { by: 'rejoined' }) });
		await Promise.all([...this.#publications].map((one) => this.#broadcast?.send(one)));
	}

	#lost(which: Broadcast | null): void {
		if (!which || this.#broadcast !== which) return;
		this.#broadcast = null;
		for (const publication of this.#publications) publication.detach();
		which.close();
		this.#become({ kind: 'reconnecting', attempt: 1, reason: 'media-lost' });
		void this.#comeBack();
	}

	async #comeBack(): Promise<void> {
		const outcome = await keepTrying(
			() => this.#connect().catch((error: unknown) => this.#waitIfBusy(error)),
			(attempt) => this.#become({ kind: 'reconnecting', attempt, reason: 'media-lost' }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up' || outcome.kind === 'refused') this.#end('failed', outcome.error);
	}

	/** An endpoint that said when it wants to be asked again is not asked before. */
	async #waitIfBusy(error: unknown): Promise<never> {
		if (error instanceof BusyEndpoint && error.retryAfterMs !== undefined) {
			const { retryAfterMs } = error;
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, retryAfterMs);
				this.#ending.signal.addEventListener('abort', () => {
					clearTimeout(timer);
					resolve();
				});
			});
		}
		throw error;
	}

	#become(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}
}

function unsupported(): Promise<never> {
	return Promise.reject(new SessionError('unsupported', 'a broadcast only sends'));
}

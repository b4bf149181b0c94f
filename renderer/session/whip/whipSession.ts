import mitt, { type Emitter } from 'mitt';
import { lacking } from '../lacking.ts';
import { SenderPublication } from '../senderPublication.ts';
import {
	type JoinOptions,
	type Publication,
	type PublishOptions,
	type Session,
	type SessionCapabilities,
	type SessionEvents,
	type StreamStatistics,
	sourceKind,
	type TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { SessionLife, type Ways } from '../sessionLife.ts';
import { readStreams, sentStreams } from '../streamReport.ts';
import { Broadcast, type BroadcastOwner } from './broadcast.ts';
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
export class WhipSession implements Session, Ways<Broadcast> {
	readonly capabilities = capabilities;
	readonly endings = {};
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #life = new SessionLife<SenderPublication, Broadcast>(this.events, this);

	constructor(private readonly target: TargetOf<'whip'>) {}

	/** An endpoint tells nothing before it is offered something. */
	async preview(): Promise<null> {
		return null;
	}

	join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		return this.#life.join(options, signal);
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		const kind = sourceKind[options.source];
		if ([...this.#life.publications].some(({ source }) => sourceKind[source] === kind))
			throw new SessionError('unsupported', `the place for ${kind} is taken`);
		const publication: SenderPublication = new SenderPublication(track, options, {
			// Nobody can be told.
			mutedChanged: () => {},
			revived: async () => this.#life.connection?.send(publication),
			closed: () => this.#life.forget(publication),
		});
		this.#life.keep(publication);
		await this.#life.send(publication);
		return publication;
	}

	/** Nothing is received. */
	setReception(): void {}

	sendMessage = lacking('messages');
	setHand = lacking('hands');
	admit = lacking('knocking');
	turnAway = lacking('knocking');
	removeParticipant = lacking('moderation');
	setRoom = lacking('moderation');
	lowerHand = lacking('hands');
	endForAll = lacking('moderation');

	statistics(): Promise<StreamStatistics[]> {
		return readStreams(sentStreams(this.#life.publications));
	}

	wake(): void {
		this.#life.wake();
	}

	leave(): Promise<void> {
		return this.#life.end('left');
	}

	async enter(options: JoinOptions, signal: AbortSignal, back: boolean): Promise<void> {
		const life = this.#life;
		let made: Broadcast | null = null;
		const whenOurs = (then: (broadcast: Broadcast) => void) => () => {
			if (made && life.connection === made) then(made);
		};
		const owner: BroadcastOwner = {
			faltered: whenOurs((broadcast) => {
				for (const publication of life.publications) publication.detach();
				life.falter(broadcast, 'media-lost');
			}),
			recovered: (by) =>
				whenOurs((broadcast) => {
					life.recover(broadcast, by);
					void life.sendAll();
				})(),
			lost: whenOurs((broadcast) => {
				life.lost(broadcast, 'media-lost');
				broadcast.close();
			}),
		};
		try {
			made = await Broadcast.start(this.target, options.frames, owner, signal);
		} catch (error) {
			if (back) await this.#waitIfBusy(error);
			throw error;
		}
		life.take(made, signal);
		life.inside();
		await life.sendAll();
	}

	/** An endpoint that said when it wants to be asked again is not asked before. */
	async #waitIfBusy(error: unknown): Promise<void> {
		if (!(error instanceof BusyEndpoint) || error.retryAfterMs === undefined) return;
		const { retryAfterMs } = error;
		const { ended } = this.#life;
		await new Promise<void>((resolve) => {
			const done = () => {
				clearTimeout(timer);
				ended.removeEventListener('abort', done);
				resolve();
			};
			const timer = setTimeout(done, retryAfterMs);
			ended.addEventListener('abort', done);
			if (ended.aborted) done();
		});
	}
}

import {
	ConnectionState,
	type DisconnectReason,
	LogLevel,
	type RemoteTrack,
	type RemoteTrackPublication,
	Room,
	RoomEvent,
	setLogLevel,
} from 'livekit-client';
import mitt, { type Emitter } from 'mitt';
import { retryDelaysMs } from '../retry.ts';
import type { JoinOptions, Reception, SessionEvents, SessionState } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { ReportedStream } from '../streamReport.ts';
import type { Access } from './access.ts';
import { listenToChat, longestText } from './chat.ts';
import { asSessionError } from './endings.ts';
import { EndToEnd } from './endToEnd.ts';
import type { LiveKitPublication } from './publication.ts';
import { Sending } from './sending.ts';
import { sourceOf } from './sources.ts';
import { listenToVoices } from './speaking.ts';
import {
	askTwiceAtMost,
	onForgotten,
	onTokenRefreshed,
	relaysOf,
	resumeNow,
	stopReconnecting,
} from './underneath.ts';
import { Watch } from './watch.ts';

export type ConnectionEvents = Pick<
	SessionEvents,
	'levels' | 'active-speaker' | 'connection-quality' | 'message'
> & {
	/** Who is there or what they publish is not as before. */
	changed: undefined;
	/** One's own permissions or attributes are not as before. */
	'own-changed': undefined;
	'token-refreshed': string;
	/** It is in doubt, and being resumed. */
	interrupted: { reason: Interruption; attempt: number };
	resumed: undefined;
	/** Once: this connection is over. */
	lost: { reason: Interruption; ending: DisconnectReason | undefined };
};

type Interruption = Extract<SessionState, { kind: 'reconnecting' }>['reason'];

/** Long enough for a slow network's few round trips; a try that hangs in a dead one must not last much longer. */
const signalTimeoutMs = 8_000;
/** Signalling, then a way for the media. */
const enterTimeoutMs = 24_000;
const restWithinMs = 250;
/** A server that knows us no longer says so at once; one that is gone is better entered anew. */
const resumeForMs = 20_000;

/**
 * One room of livekit-client, from entering to its end. It resumes by livekit-client's own means (signalling
 * again, then an ICE restart); where those want a full reconnection, it is lost, and the session makes the next.
 */
export class Connection {
	readonly events: Emitter<ConnectionEvents> = mitt<ConnectionEvents>();
	readonly room: Room;
	readonly #sending: Sending;
	#state: 'opening' | 'open' | 'interrupted' | 'over' = 'opening';
	#reason: Interruption = 'host-gone';
	readonly #watch: Watch;
	readonly #endToEnd: EndToEnd | null;
	#lookScheduled = false;

	constructor(
		private readonly options: JoinOptions,
		private readonly wishes: ReadonlyMap<string, Reception>,
		passphrase?: string,
	) {
		// Its lines name rooms and people. What goes wrong is told by our own errors.
		setLogLevel(LogLevel.silent);
		this.#endToEnd = passphrase ? new EndToEnd(passphrase) : null;
		this.room = new Room({
			...(this.#endToEnd && { encryption: this.#endToEnd.options }),
			adaptiveStream: false,
			// It would switch layers on again that are off because one is muted.
			dynacast: false,
			// Tracks are the caller's.
			stopLocalTrackOnUnpublish: false,
			// A page that is asked whether it may close has not left yet.
			disconnectOnPageLeave: false,
			dataStream: { maxPayloadByteLength: longestText },
			reconnectPolicy: { nextRetryDelayInMs: (tries) => this.#resumeIn(tries) },
		});
		const encrypted = this.#endToEnd !== null || options.frames !== undefined;
		this.#sending = new Sending(this.room, options.frames, encrypted);
		this.#watch = new Watch(this.room, (reason) => this.#doubt(reason));
		this.#listen();
	}

	get open(): boolean {
		return this.#state === 'open';
	}

	/**
	 * Resolves once media can flow.
	 * @throws {SessionError} refused, room-not-found, unreachable, protocol, aborted
	 */
	async enter({ url, token }: Access, signal: AbortSignal): Promise<void> {
		const { room } = this;
		let failure: 'aborted' | 'unreachable' | 'protocol' | undefined;
		const giveUp = (why: typeof failure) => {
			failure ??= why;
			this.close();
		};
		const abort = () => giveUp('aborted');
		signal.addEventListener('abort', abort, { once: true });
		const timeout = setTimeout(giveUp, enterTimeoutMs, 'unreachable');
		askTwiceAtMost(room, () => {
			failure ??= 'protocol';
		});
		try {
			await this.#endToEnd?.start(room);
			await room.connect(url, token, {
				websocketTimeout: signalTimeoutMs,
				rtcConfig: this.#rtcConfig(),
			});
			if (signal.aborted) throw new SessionError('aborted');
			if (room.state !== ConnectionState.Connected) throw new SessionError('unreachable', 'lost at once');
		} catch (error) {
			this.close();
			throw failure ? new SessionError(failure, 'not entered', { cause: error }) : asSessionError(error);
		} finally {
			clearTimeout(timeout);
			signal.removeEventListener('abort', abort);
		}
		this.#state = 'open';
		onTokenRefreshed(room, (refreshed) => this.events.emit('token-refreshed', refreshed));
		onForgotten(room, (reason) => this.#lose(reason));
		this.#watch.start();
		globalThis.addEventListener?.('pagehide', this.#goodbye);
	}

	/** While it is in doubt nothing is sent: it is, once that is over. @throws {SessionError} media-blocked */
	async send(publication: LiveKitPublication): Promise<void> {
		if (!this.open) return;
		try {
			await this.#sending.send(publication);
		} catch (error) {
			if (this.open) throw error;
		}
	}

	/** A wish about a track has changed. */
	apply(trackId: string): void {
		for (const participant of this.room.remoteParticipants.values()) {
			const publication = participant.trackPublications.get(trackId);
			if (publication) this.#receive(publication as RemoteTrackPublication);
		}
	}

	/** There is reason to doubt that the server is still reached. */
	lookNow(): void {
		this.#watch.lookNow();
	}

	/** What is received, for statistics. */
	received(): ReportedStream[] {
		return [...this.room.remoteParticipants.values()].flatMap((participant) =>
			[...participant.trackPublications.values()].flatMap((publication) => {
				const receiver = (publication.track as RemoteTrack | undefined)?.receiver;
				if (!receiver) return [];
				const place = {
					source: sourceOf(publication),
					direction: 'received' as const,
					participantId: participant.identity,
					trackId: publication.trackSid,
				};
				return [{ place, getStats: () => receiver.getStats() }];
			}),
		);
	}

	/** Ends it; says nothing of it. */
	close(): void {
		if (this.#state === 'over') return;
		this.#state = 'over';
		this.#watch.stop();
		globalThis.removeEventListener?.('pagehide', this.#goodbye);
		// The server hears of it or, without a network, finds out by itself.
		this.room.disconnect(false).then(
			() => this.#endToEnd?.close(),
			() => this.#endToEnd?.close(),
		);
	}

	readonly #goodbye = () => this.close();

	#rtcConfig(): RTCConfiguration {
		const { room } = this;
		return {
			...this.options.frames?.settings,
			// livekit-client reads it again for each answer of the server.
			get iceServers() {
				return relaysOf(room);
			},
		};
	}

	#listen(): void {
		const { room } = this;
		const look = () => this.#lookSoon();
		for (const event of [
			RoomEvent.ParticipantConnected,
			RoomEvent.ParticipantDisconnected,
			RoomEvent.ParticipantNameChanged,
			RoomEvent.TrackPublished,
			RoomEvent.TrackUnpublished,
			RoomEvent.TrackUnsubscribed,
			RoomEvent.TrackMuted,
			RoomEvent.TrackUnmuted,
		] as const)
			room.on(event, look);
		room.on(RoomEvent.ParticipantAttributesChanged, (_changed, participant) =>
			participant.isLocal ? this.events.emit('own-changed', undefined) : look(),
		);
		room.on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
			if (participant.isLocal) this.events.emit('own-changed', undefined);
		});
		room.on(RoomEvent.TrackSubscribed, (track, publication, { identity }) => {
			const place = { source: sourceOf(publication), participantId: identity, trackId: publication.trackSid };
			if (track.receiver) this.options.frames?.receiver(track.receiver, place);
			this.#receive(publication);
			look();
		});
		listenToVoices(room, this.events);
		listenToChat(room, (message) => this.events.emit('message', message));
		room.on(RoomEvent.SignalReconnecting, () => this.#interrupt('host-gone', 1));
		room.on(RoomEvent.Reconnected, () => this.#resumed());
		// It gives up resuming. The session makes a new connection instead, which is the same and asks nobody twice.
		room.on(RoomEvent.Reconnecting, () => this.#lose(undefined));
		room.on(RoomEvent.Disconnected, (reason) => this.#lose(reason));
	}

	#lookSoon(): void {
		if (this.#lookScheduled) return;
		this.#lookScheduled = true;
		queueMicrotask(() => {
			this.#lookScheduled = false;
			if (this.#state === 'open' || this.#state === 'interrupted') this.events.emit('changed', undefined);
		});
	}

	#receive(publication: RemoteTrackPublication): void {
		const wish = this.wishes.get(publication.trackSid);
		if (!wish) return;
		publication.setEnabled(wish.wanted);
		if (wish.wanted && wish.size && publication.videoTrack) publication.setVideoDimensions(wish.size);
	}

	/** Milliseconds until livekit-client tries again to resume; null: no more. */
	#resumeIn({ elapsedMs, retryCount }: { elapsedMs: number; retryCount: number }): number | null {
		if (elapsedMs > resumeForMs) return null;
		if (retryCount > 0) this.#interrupt(this.#reason, retryCount + 1);
		return retryDelaysMs[Math.min(retryCount, retryDelaysMs.length - 1)] ?? 0;
	}

	#interrupt(reason: Interruption, attempt: number): void {
		if (this.#state === 'interrupted' && attempt === 1) return;
		if (this.#state !== 'open' && this.#state !== 'interrupted') return;
		this.#state = 'interrupted';
		this.#reason = reason;
		this.#watch.stop();
		// Said once nothing is sent any more: a moment for the browser's media thread, and no longer.
		void Promise.race([this.#sending.rest(true), moment(restWithinMs)]).then(() => {
			if (this.#state === 'interrupted') this.events.emit('interrupted', { reason, attempt });
		});
	}

	#resumed(): void {
		if (this.#state !== 'interrupted') return;
		this.#state = 'open';
		this.#watch.start();
		void this.#sending.rest(false);
		this.events.emit('resumed', undefined);
		this.#lookSoon();
	}

	#doubt(reason: Interruption): void {
		if (this.#state !== 'open') return;
		this.#interrupt(reason, 1);
		resumeNow(this.room, reason);
	}

	#lose(ending: DisconnectReason | undefined): void {
		// While it is being entered, `enter` tells.
		if (this.#state === 'over' || this.#state === 'opening') return;
		this.#sending.silence();
		stopReconnecting(this.room);
		this.close();
		this.events.emit('lost', { reason: this.#reason, ending });
	}
}

function moment(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

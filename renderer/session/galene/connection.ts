import mitt, { type Emitter } from 'mitt';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import type { SenderPublication } from '../senderPublication.ts';
import { sendNothing } from '../sendNothing.ts';
import type { FrameHooks, Reception, SessionEvents, Source } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { firstOnly } from '../startLayers.ts';
import { withinTrack } from '../videoSizes.ts';
import { encodingsFor, sectionWish } from './encodings.ts';
import type { GaleneSocket } from './galeneSocket.ts';
import { listenToVoices } from './hearing.ts';
import type { ServerMessage, ServerMessageOf } from './messages.ts';
import { Receiving } from './receiving.ts';
import type { RemoteTracks } from './remoteTracks.ts';
import { type StreamSurroundings, UpStream } from './upStream.ts';

export type Loss = {
	readonly reason: 'host-gone' | 'network-gone' | 'media-lost';
	/** Somebody sent one out, with this word. */
	readonly removed?: string;
};

export type ConnectionEvents = {
	user: ServerMessageOf<'user'>;
	/** One's permissions or the room's conditions are others. */
	changed: ServerMessageOf<'joined'>;
	/** Also what was written before one came. */
	chat: ServerMessageOf<'chat' | 'chathistory'>;
	usermessage: ServerMessageOf<'usermessage'>;
	/** Streams of ours exist now under other ids, or no longer. */
	streams: undefined;
	levels: SessionEvents['levels'];
	'active-speaker': SessionEvents['active-speaker'];
	/** Once: this connection is over. */
	lost: Loss;
};

/** Camera and microphone go in one stream, so that they play together; a screen goes at its own pace. */
function labelOf(source: Source): 'camera' | 'screenshare' {
	return source === 'camera' || source === 'microphone' ? 'camera' : 'screenshare';
}

/**
 * One connection to a group, from joining to its end: a socket, and a peer connection for each stream. It does not
 * come back; the session makes the next one.
 */
export class Connection {
	readonly events: Emitter<ConnectionEvents> = mitt<ConnectionEvents>();
	readonly receiving: Receiving;
	/** What is being sent, or about to be. */
	readonly #sent = new Map<SenderPublication, UpStream>();
	/** The ids that the streams have or will have, by label. */
	readonly #ids = new Map<string, string>();
	readonly #streams = new Map<string, UpStream>();
	readonly #heartbeat: Heartbeat;
	readonly #stopListening: () => void;
	readonly #surroundings: StreamSurroundings;
	#removed: string | undefined;
	#over = false;

	/** @param joined the server's word that one is inside */
	constructor(
		readonly socket: GaleneSocket,
		readonly joined: ServerMessageOf<'joined'>,
		ids: ReadonlyMap<string, string>,
		frames: FrameHooks | undefined,
		tracks: RemoteTracks,
		wishes: ReadonlyMap<string, Reception>,
	) {
		this.#ids = new Map(ids);
		this.#surroundings = {
			configuration: { ...configurationOf(joined), ...frames?.settings },
			frames,
			send: (message) => socket.send(message),
			lost: () => this.#lose({ reason: 'media-lost' }),
		};
		this.receiving = new Receiving(this.#surroundings, tracks, wishes);
		this.#heartbeat = keepHeartbeat(
			() => socket.ping(),
			() => this.#lose({ reason: 'network-gone' }),
		);
		const heard = () =>
			this.receiving
				.incoming()
				.filter(({ remote, receiver }) => receiver.track.kind === 'audio' && !remote.muted)
				.map(({ remote, receiver }) => ({ participantId: remote.participantId, receiver }));
		this.#stopListening = listenToVoices(heard, {
			levels: (levels) => this.events.emit('levels', levels),
			speaker: (participantId) => this.events.emit('active-speaker', { participantId }),
		});
		socket.events.on('message', (message) => this.#hear(message));
		socket.events.on('closed', () =>
			this.#lose({
				reason: 'host-gone',
				...(this.#removed !== undefined && { removed: this.#removed }),
			}),
		);
	}

	/** Ids for the streams of a connection that is yet to be made, so that they can be told with its `join`. */
	static newIds(): Map<string, string> {
		return new Map(['camera', 'screenshare'].map((label) => [label, crypto.randomUUID()]));
	}

	/** By which everybody knows the stream that carries a source, or will carry it. */
	static streamId(ids: ReadonlyMap<string, string>, source: Source): string {
		return ids.get(labelOf(source)) ?? 'none';
	}

	/** As `streamId`, for this connection. */
	streamIdOf(source: Source): string {
		return Connection.streamId(this.#ids, source);
	}

	/** Who one is to the server: it takes no message that says otherwise. */
	get own(): { readonly source: string; readonly username: string } {
		return { source: this.socket.clientId, username: this.joined.username };
	}

	/**
	 * Sends it, once. A track that has ended (its camera is off) cannot be sent: then nothing happens, and
	 * this is called again when there is another one.
	 * @throws {SessionError} media-blocked if the browser or the server cannot send this
	 */
	async send(publication: SenderPublication): Promise<void> {
		const { track, muted, source, options } = publication;
		if (track.readyState === 'ended' || this.#sent.has(publication)) return;
		const stream = this.#streamFor(source);
		this.#sent.set(publication, stream);
		try {
			const video = options.video && withinTrack(options.video, track);
			const encodings = firstOnly(encodingsFor(source, video, muted));
			const { sender, isNew } = stream.sender(source, track, encodings, sectionWish(source, options));
			if (source === 'screen') await keepSize(sender);
			if (isNew) await stream.negotiate();
			else {
				await sender.replaceTrack(track);
				await sendNothing(sender, muted);
			}
			await publication.attach(sender, { track, muted });
		} catch (error) {
			this.#sent.delete(publication);
			if (error instanceof SessionError) throw error;
			throw new SessionError('media-blocked', `${source} cannot be sent`, { cause: error });
		}
	}

	/** A publication is over. Its stream goes with the last one that it carried. */
	unsend(publication: SenderPublication, sender: RTCRtpSender | null): void {
		const stream = this.#sent.get(publication);
		this.#sent.delete(publication);
		if (!stream) return;
		if ([...this.#sent.values()].includes(stream)) {
			// The stream goes on, without it: a sender that has no track still counts as sending.
			if (sender) sendNothing(sender, true).catch(() => {});
			return;
		}
		this.#dismiss(stream);
		stream.close();
	}

	/** There is reason to doubt that the server is still reached. */
	lookNow(): void {
		if (!this.#over) this.#heartbeat.lookNow();
	}

	/** Ends it; says nothing of it. */
	close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#heartbeat.stop();
		this.#stopListening();
		this.socket.events.all.clear();
		this.receiving.close();
		for (const stream of this.#streams.values()) stream.close();
		this.socket.close();
	}

	#streamFor(source: Source): UpStream {
		const label = labelOf(source);
		const id = this.streamIdOf(source);
		const known = this.#streams.get(id);
		if (known) return known;
		const stream = new UpStream(id, label, this.own, this.#surroundings);
		this.#streams.set(id, stream);
		return stream;
	}

	/** The next stream of this label is another one. */
	#dismiss(stream: UpStream): void {
		this.#streams.delete(stream.id);
		this.#ids.set(stream.label, crypto.randomUUID());
		this.events.emit('streams');
	}

	#hear(message: ServerMessage): void {
		switch (message.type) {
			case 'offer':
				// What went wrong was said to the server.
				void this.receiving.gotOffer(message);
				break;
			case 'answer':
				this.#streams.get(message.id)?.gotAnswer(message.sdp);
				break;
			case 'ice':
				this.#streams.get(message.id)?.gotCandidate(candidateOf(message));
				this.receiving.gotCandidate(message.id, candidateOf(message));
				break;
			case 'close':
				this.receiving.gotClose(message.id);
				break;
			case 'renegotiate':
				this.#streams.get(message.id)?.restart();
				break;
			case 'abort':
				this.#aborted(message.id);
				break;
			case 'user':
				this.events.emit('user', message);
				break;
			case 'chat':
			case 'chathistory':
				this.events.emit('chat', message);
				break;
			case 'joined':
				if (message.kind === 'change') this.events.emit('changed', message);
				break;
			case 'usermessage':
				this.#told(message);
				break;
		}
	}

	#told(message: ServerMessageOf<'usermessage'>): void {
		if (!message.privileged || message.kind !== 'kicked') this.events.emit('usermessage', message);
		// A server that ends sends everybody out too, in nobody's name.
		else if (message.id) this.#removed = String(message.value ?? '');
	}

	#aborted(id: string): void {
		const stream = this.#streams.get(id);
		if (!stream) return;
		for (const [publication, its] of [...this.#sent]) {
			if (its !== stream) continue;
			this.#sent.delete(publication);
			publication.detach();
		}
		this.#dismiss(stream);
		stream.gotAbort();
	}

	#lose(loss: Loss): void {
		if (this.#over) return;
		this.close();
		this.events.emit('lost', loss);
	}
}

function configurationOf({ rtcConfiguration }: ServerMessageOf<'joined'>): RTCConfiguration {
	const { iceServers, iceTransportPolicy } = rtcConfiguration ?? {};
	return {
		iceServers: (iceServers ?? []).map(({ urls, username, credential }) => ({
			urls,
			...(username !== undefined && { username }),
			...(credential !== undefined && { credential }),
		})),
		...(iceTransportPolicy && { iceTransportPolicy }),
	};
}

function candidateOf({ candidate }: ServerMessageOf<'ice'>): RTCIceCandidateInit {
	const { sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = candidate;
	return { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
}

/** Text does not survive scaling: of a screen, frames are dropped before its size is. */
async function keepSize(sender: RTCRtpSender): Promise<void> {
	const parameters = sender.getParameters();
	await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution' });
}

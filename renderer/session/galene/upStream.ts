import { answerWith, type SectionWish } from '../answerSdp.ts';
import { mendMedia } from '../mendMedia.ts';
import type { FrameHooks, Source } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { ClientMessage } from './messages.ts';

/** What a stream needs of the connection that it belongs to. */
export interface StreamSurroundings {
	readonly configuration: RTCConfiguration;
	readonly frames: FrameHooks | undefined;
	send(message: ClientMessage): void;
	/** Its media is cut off and could not be mended. */
	lost(): void;
}

/** How long the server may take for an answer. A dead network is found sooner, by the heartbeat. */
const answerTimeoutMs = 15_000;

/**
 * One stream that is sent: a peer connection of its own, with at most one track of each source. The server
 * answers every offer; an offer with a known id is a renegotiation.
 */
export class UpStream {
	readonly #connection: RTCPeerConnection;
	readonly #media = new MediaStream();
	readonly #transceivers = new Map<Source, RTCRtpTransceiver>();
	readonly #wishes = new Map<Source, SectionWish>();
	readonly #stopMending: () => void;
	#early: RTCIceCandidateInit[] | null = [];
	#negotiating: Promise<void> = Promise.resolve();
	#answered: { resolve(sdp: string): void; reject(error: SessionError): void } | null = null;
	#closed = false;

	/** @param own who one is to the server, as every offer has to say */
	constructor(
		readonly id: string,
		readonly label: string,
		private readonly own: { readonly source: string; readonly username: string },
		private readonly surroundings: StreamSurroundings,
	) {
		this.#connection = new RTCPeerConnection(surroundings.configuration);
		this.#connection.onicecandidate = ({ candidate }) => {
			if (!candidate) return;
			// The server must know the stream first.
			if (this.#early) this.#early.push(candidate.toJSON());
			else this.#tellCandidate(candidate.toJSON());
		};
		this.#stopMending = mendMedia(this.#connection, () => this.restart(), surroundings.lost);
	}

	/** A sender for a source: the one it had before, or a new one, which `negotiate` makes known. */
	sender(
		source: Source,
		track: MediaStreamTrack,
		encodings: RTCRtpEncodingParameters[],
		wish: SectionWish,
	): { sender: RTCRtpSender; isNew: boolean } {
		const known = this.#transceivers.get(source);
		if (known) return { sender: known.sender, isNew: false };
		const transceiver = this.#connection.addTransceiver(track, {
			direction: 'sendonly',
			streams: [this.#media],
			sendEncodings: encodings,
		});
		this.surroundings.frames?.sender(transceiver.sender, { source });
		this.#transceivers.set(source, transceiver);
		this.#wishes.set(source, wish);
		return { sender: transceiver.sender, isNew: true };
	}

	/** Whether this sender belongs to it. */
	has(sender: RTCRtpSender): boolean {
		return [...this.#transceivers.values()].some((transceiver) => transceiver.sender === sender);
	}

	/**
	 * Offers what there is now, after whatever is being negotiated.
	 * @throws {SessionError} media-blocked if the server does not take it; unreachable, not-joined
	 */
	negotiate(): Promise<void> {
		const negotiated = this.#negotiating.then(() => this.#offer());
		this.#negotiating = negotiated.catch(() => {});
		return negotiated;
	}

	/** Looks for a new way to the server; the tracks stay. */
	restart(): void {
		if (this.#closed) return;
		this.#connection.restartIce();
		this.negotiate().catch((error: unknown) => console.warn('the stream could not be mended', error));
	}

	gotAnswer(sdp: string): void {
		this.#answered?.resolve(sdp);
	}

	/** The server takes it no longer, or never did. */
	gotAbort(): void {
		this.#answered?.reject(new SessionError('media-blocked', 'the server refused the stream'));
		this.close();
	}

	gotCandidate(candidate: RTCIceCandidateInit): void {
		this.#negotiating = this.#negotiating.then(() =>
			// One that cannot be used leaves the others.
			this.#connection.addIceCandidate(candidate).catch(() => {}),
		);
	}

	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#stopMending();
		this.#answered?.reject(new SessionError('not-joined', 'the stream was closed'));
		this.#connection.onicecandidate = null;
		this.#connection.close();
		// Not offered yet: the server knows nothing of it.
		if (!this.#early) this.surroundings.send({ type: 'close', id: this.id });
	}

	async #offer(): Promise<void> {
		if (this.#closed) throw new SessionError('not-joined', 'the stream was closed');
		await this.#connection.setLocalDescription();
		const sdp = this.#connection.localDescription?.sdp ?? '';
		const answer = this.#answer();
		this.surroundings.send({ type: 'offer', id: this.id, label: this.label, ...this.own, sdp });
		for (const candidate of this.#early ?? []) this.#tellCandidate(candidate);
		this.#early = null;
		const text = answerWith(await answer, this.#wishesByMid());
		await this.#connection.setRemoteDescription({ type: 'answer', sdp: text }).catch((error: unknown) => {
			throw new SessionError('media-blocked', 'the answer is of no use', { cause: error });
		});
	}

	#answer(): Promise<string> {
		return new Promise<string>((resolve, reject) => {
			const timer = setTimeout(
				() => reject(new SessionError('unreachable', 'no answer to an offer')),
				answerTimeoutMs,
			);
			const settle =
				<T>(end: (value: T) => void) =>
				(value: T) => {
					clearTimeout(timer);
					this.#answered = null;
					end(value);
				};
			this.#answered = { resolve: settle(resolve), reject: settle(reject) };
		});
	}

	#wishesByMid(): Map<string, SectionWish> {
		return new Map(
			[...this.#transceivers].flatMap(([source, { mid }]) => {
				const wish = this.#wishes.get(source);
				return mid !== null && wish ? [[mid, wish] as const] : [];
			}),
		);
	}

	#tellCandidate(candidate: RTCIceCandidateInit): void {
		if (!this.#closed) this.surroundings.send({ type: 'ice', id: this.id, candidate });
	}
}

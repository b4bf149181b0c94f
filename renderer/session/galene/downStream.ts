import { mendMedia } from '../mendMedia.ts';
import type { StreamSurroundings } from './upStream.ts';

export type Kind = 'audio' | 'video';

/** A track of a stream, as it comes in just now. */
export interface Incoming {
	readonly kind: Kind;
	readonly receiver: RTCRtpReceiver;
}

/** One stream that is received: a peer connection of its own. The server offers, again and again as its tracks change. */
export class DownStream {
	readonly #connection: RTCPeerConnection;
	readonly #stopMending: () => void;
	#early: RTCIceCandidateInit[] | null = [];
	#working: Promise<void> = Promise.resolve();
	#offered = false;
	#waiting: RTCIceCandidateInit[] = [];
	#closed = false;

	/** @param incoming told at once of each new track, before its first frame */
	constructor(
		readonly id: string,
		private readonly surroundings: StreamSurroundings,
		incoming: (track: Incoming) => void,
	) {
		this.#connection = new RTCPeerConnection(surroundings.configuration);
		this.#connection.ontrack = ({ receiver, track }) => incoming({ kind: track.kind as Kind, receiver });
		this.#connection.onicecandidate = ({ candidate }) => {
			if (!candidate) return;
			if (this.#early) this.#early.push(candidate.toJSON());
			else this.#tellCandidate(candidate.toJSON());
		};
		// The server makes the offers, so that it is asked for one.
		const restart = () => surroundings.send({ type: 'renegotiate', id });
		this.#stopMending = mendMedia(this.#connection, restart, surroundings.lost);
	}

	/** Takes an offer, after whatever is being negotiated. Never rejects: what cannot be taken is refused. */
	gotOffer(sdp: string): Promise<void> {
		const taken = this.#working.then(async () => {
			if (this.#closed) return;
			await this.#connection.setRemoteDescription({ type: 'offer', sdp });
			await this.#connection.setLocalDescription();
			if (this.#closed) return;
			const answer = this.#connection.localDescription?.sdp ?? '';
			this.surroundings.send({ type: 'answer', id: this.id, sdp: answer });
			for (const candidate of this.#early ?? []) this.#tellCandidate(candidate);
			this.#early = null;
		});
		this.#working = taken.catch((error: unknown) => {
			if (this.#closed) return;
			console.warn('a stream could not be received', error);
			this.surroundings.send({ type: 'abort', id: this.id });
		});
		this.#offered = true;
		for (const candidate of this.#waiting.splice(0)) this.gotCandidate(candidate);
		return this.#working;
	}

	/** Before the first offer, it waits for that. */
	gotCandidate(candidate: RTCIceCandidateInit): void {
		if (!this.#offered) {
			this.#waiting.push(candidate);
			return;
		}
		this.#working = this.#working.then(() =>
			// One that cannot be used leaves the others.
			this.#connection.addIceCandidate(candidate).catch(() => {}),
		);
	}

	/** What comes in just now: the server may have stopped some of it. */
	receivers(): Incoming[] {
		return this.#connection
			.getTransceivers()
			.filter(({ currentDirection }) => currentDirection === 'recvonly')
			.map(({ receiver }) => ({ kind: receiver.track.kind as Kind, receiver }));
	}

	/** How often its tracks have changed: each time, its description grows by a section that stays. */
	get sections(): number {
		return this.#connection.getTransceivers().length;
	}

	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#stopMending();
		this.#connection.ontrack = this.#connection.onicecandidate = null;
		this.#connection.close();
	}

	#tellCandidate(candidate: RTCIceCandidateInit): void {
		if (!this.#closed) this.surroundings.send({ type: 'ice', id: this.id, candidate });
	}
}

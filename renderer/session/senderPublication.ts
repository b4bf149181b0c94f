import { blackOut } from './blackOut.ts';
import { sendNothing } from './sendNothing.ts';
import type { PublishOptions } from './session.ts';
import { startLayers } from './startLayers.ts';
import { type TrackOwner, TrackPublication } from './trackPublication.ts';

/** Whoever holds the connections. */
export interface SenderOwner extends TrackOwner<RTCRtpSender> {
	/** It is muted now, or no longer: to be told to the others. Nothing leaves this machine any more by then. */
	mutedChanged(): void;
}

/** A track that is sent by a sender of the browser's own: each new connection attaches one. */
export class SenderPublication extends TrackPublication<RTCRtpSender> {
	readonly #mutedChanged: () => void;

	constructor(track: MediaStreamTrack, options: PublishOptions, owner: SenderOwner) {
		super(track, options, owner);
		this.#mutedChanged = () => owner.mutedChanged();
		track.enabled = !this.muted;
	}

	get rtpSender(): RTCRtpSender | null {
		return this.sending;
	}

	/** A connection has a sender for this one. What changed while it was made is caught up with. */
	async attach(sender: RTCRtpSender, madeWith: { track: MediaStreamTrack; muted: boolean }): Promise<void> {
		if (!(await this.begin(sender))) return;
		if (madeWith.track !== this.track) await sender.replaceTrack(this.track);
		if (madeWith.muted !== this.muted) await this.#catchUpInTurn();
		else if (!this.muted) await this.#start(sender);
	}

	override async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (!this.closed) track.enabled = !this.muted;
		await super.replaceTrack(track);
	}

	protected async applyMuted(): Promise<void> {
		await this.#catchUpInTurn();
		this.#mutedChanged();
	}

	protected async applyTrack(sender: RTCRtpSender): Promise<void> {
		// A camera that is off has nothing in its place.
		if (!this.muted || this.source !== 'camera') await sender.replaceTrack(this.track);
	}

	protected stop(sender: RTCRtpSender): void {
		// A sender whose connection is closed has nothing to send any more.
		sender.replaceTrack(null).catch(() => {});
	}

	#catchUpInTurn(): Promise<void> {
		const sender = this.sending;
		return this.inTurn(() =>
			this.#catchUp().catch((error: unknown) => {
				// Its connection is over, and nothing goes out over that: the next one begins as it is now.
				if (this.sending === sender && sender?.transport?.state !== 'closed') throw error;
			}),
		);
	}

	async #catchUp(): Promise<void> {
		const sender = this.sending;
		const { muted } = this;
		this.track.enabled = !muted;
		if (!sender) return;
		// A screen that rests is best seen as it was.
		if (muted && this.source === 'camera') await blackOut(sender);
		if (muted) return sendNothing(sender, true);
		if (sender.track !== this.track) await sender.replaceTrack(this.track);
		await this.#start(sender);
	}

	#start(sender: RTCRtpSender): Promise<void> {
		return startLayers(sender, () => this.sending === sender && !this.muted);
	}
}

import type { LocalParticipant, LocalTrack } from 'livekit-client';
import { sendNothing } from '../sendNothing.ts';
import { TrackPublication } from '../trackPublication.ts';

/** What a publication needs of the connection of the moment. */
export interface Sending {
	readonly participant: LocalParticipant;
	readonly local: LocalTrack;
}

/**
 * A track that is being sent: each room of livekit-client publishes it anew. While one is in doubt nothing is sent
 * either.
 */
export class LiveKitPublication extends TrackPublication<Sending> {
	#resting = false;

	get rtpSender(): RTCRtpSender | null {
		return this.sending?.local.sender ?? null;
	}

	/** It is published. What changed while that was done is caught up with. */
	async attach(sending: Sending): Promise<void> {
		if (await this.begin(sending)) await this.#apply();
	}

	override detach(): void {
		super.detach();
		this.#resting = false;
	}

	/** The connection is in doubt, or no longer. Nothing is sent meanwhile; the others are not told of a mute. */
	async rest(resting: boolean): Promise<void> {
		this.#resting = resting;
		await this.#apply();
	}

	/** The connection has taken it away by itself: its track has ended. */
	takenAway(local: LocalTrack): void {
		if (this.sending?.local === local) this.detach();
	}

	protected applyMuted(): Promise<void> {
		return this.#apply();
	}

	protected applyTrack(): Promise<void> {
		return this.#apply();
	}

	protected async stop({ participant, local }: Sending): Promise<void> {
		await participant.unpublishTrack(local, false);
	}

	#apply(): Promise<void> {
		return this.inTurn(async () => {
			const local = this.sending?.local;
			if (!local?.sender) return;
			// Here first, so that nothing leaves even if the server never hears of it; then tell the server.
			if (this.muted || this.#resting) await sendNothing(local.sender, true);
			if (this.track !== local.mediaStreamTrack) await local.replaceTrack(this.track, true);
			// livekit-client mutes by itself when a track ends; here only the caller decides.
			if (this.muted) await local.mute();
			else await local.unmute();
			if (!this.muted && !this.#resting) await sendNothing(local.sender, false);
		});
	}
}

import {
	LocalAudioTrack,
	type LocalTrack,
	LocalVideoTrack,
	ParticipantEvent,
	type Room,
	RoomEvent,
} from 'livekit-client';
import { sendNothing } from '../sendNothing.ts';
import type { FrameHooks } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { LiveKitPublication } from './publication.ts';
import { sendOptions } from './sendOptions.ts';
import { liveKitSource } from './sources.ts';

/** What goes out over one room. */
export class Sending {
	/** What is being sent, or about to be. */
	readonly #sent = new Map<LocalTrack, LiveKitPublication>();

	constructor(
		private readonly room: Room,
		private readonly frames: FrameHooks | undefined,
		private readonly encrypted: boolean,
	) {
		room.localParticipant.on(ParticipantEvent.LocalSenderCreated, (sender, track) =>
			this.#senderCreated(sender, track as LocalTrack),
		);
		room.on(RoomEvent.LocalTrackUnpublished, ({ track }) => {
			if (!track) return;
			this.#sent.get(track as LocalTrack)?.takenAway(track as LocalTrack);
			this.#sent.delete(track as LocalTrack);
		});
	}

	/**
	 * Sends it, once. A track that has ended (its camera is off) cannot be sent: then nothing happens, and
	 * this is called again when there is another one.
	 * @throws {SessionError} media-blocked
	 */
	async send(publication: LiveKitPublication): Promise<void> {
		if (publication.track.readyState === 'ended' || [...this.#sent.values()].includes(publication)) return;
		const { track, options, muted } = publication;
		const Local = track.kind === 'audio' ? LocalAudioTrack : LocalVideoTrack;
		// livekit-client's own classes do not fit their base under exactOptionalPropertyTypes.
		const local = new Local(track, undefined, true) as LocalTrack;
		local.source = liveKitSource[options.source];
		this.#sent.set(local, publication);
		try {
			if (muted) await local.mute();
			const participant = this.room.localParticipant;
			await participant.publishTrack(local, sendOptions(track, options, this.encrypted));
			await publication.attach({ participant, local });
		} catch (error) {
			this.#sent.delete(local);
			if (error instanceof SessionError) throw error;
			throw new SessionError('media-blocked', `${options.source} cannot be sent`, { cause: error });
		}
	}

	/** While the connection is in doubt nothing is sent. */
	async rest(resting: boolean): Promise<void> {
		const obeyed = await Promise.allSettled([...this.#sent.values()].map((one) => one.rest(resting)));
		for (const result of obeyed)
			if (result.status === 'rejected') console.warn('a sender does not obey', result.reason);
	}

	/** The connection is over: nothing leaves while it is being taken down. */
	silence(): void {
		// One that is closed already sends nothing.
		for (const { rtpSender } of this.#sent.values())
			sendNothing(rtpSender ?? undefined, true).catch(() => {});
	}

	#senderCreated(sender: RTCRtpSender, track: LocalTrack): void {
		const publication = this.#sent.get(track);
		if (!publication) return;
		this.frames?.sender(sender, { source: publication.source });
		// Muted from its first packet on, not only once the server has answered.
		if (publication.muted)
			sendNothing(sender, true).catch((error: unknown) => console.warn('a sender is not silent yet', error));
	}
}

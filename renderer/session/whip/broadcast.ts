import type { WhipDestination } from '../../../contract/destination/destination.ts';
import { answerWith } from '../answerSdp.ts';
import { mendMedia } from '../mendMedia.ts';
import type { SenderPublication } from '../senderPublication.ts';
import { sendNothing } from '../sendNothing.ts';
import { type FrameHooks, type PublishOptions, type ReturnMeans, sourceKind } from '../session.ts';
import { cameraBitrate, withinTrack } from '../videoSizes.ts';
import { readFragment, withIce, writeFragment } from './sdpFragment.ts';
import { offerBroadcast, type WhipResource } from './whipResource.ts';

/** Candidates come in bursts: one request carries what came within this time. */
const gatherMs = 100;
/** How long candidates for another way are waited for before it is asked for; who comes later is told later. */
const restartGatherMs = 1_000;

/** What becomes of a broadcast's way to the endpoint. */
export interface BroadcastOwner {
	/** It is cut off, and another way is looked for. Nothing is sent until `recovered`, nor is `send` heeded. */
	faltered(): void;
	/** What was sent has to be sent again. */
	recovered(by: ReturnMeans): void;
	/** It cannot be mended. */
	lost(): void;
}

/**
 * One connection to an endpoint: a peer connection with one place for sound and one for a picture, both offered before
 * there is anything to send, so that nothing has to be negotiated later.
 */
export class Broadcast {
	readonly #connection: RTCPeerConnection;
	readonly #senders: { readonly audio: RTCRtpSender; readonly video: RTCRtpSender };
	readonly #stopMending: () => void;
	#resource: WhipResource | null = null;
	#answer = '';
	#candidates: string[] = [];
	#complete = false;
	#trickles = true;
	#trickleTimer: ReturnType<typeof setTimeout> | undefined;
	#worked = false;
	#faltering = false;
	#restarting = false;
	#restarted = false;
	#closed = false;

	private constructor(
		frames: FrameHooks | undefined,
		private readonly owner: BroadcastOwner,
	) {
		this.#connection = new RTCPeerConnection({ ...frames?.settings });
		const media = new MediaStream();
		const place = (kind: 'audio' | 'video') => {
			const { sender } = this.#connection.addTransceiver(kind, {
				direction: 'sendonly',
				streams: [media],
				sendEncodings: [{ active: false }],
			});
			frames?.sender(sender, { source: kind === 'audio' ? 'microphone' : 'camera' });
			return sender;
		};
		this.#senders = { audio: place('audio'), video: place('video') };
		this.#connection.onicecandidate = ({ candidate }) => this.#found(candidate);
		this.#connection.addEventListener('connectionstatechange', () => this.#look());
		this.#stopMending = mendMedia(
			this.#connection,
			() => void this.#restart(),
			() => owner.lost(),
		);
	}

	/** @throws {SessionError} */
	static async start(
		destination: WhipDestination,
		frames: FrameHooks | undefined,
		owner: BroadcastOwner,
		signal: AbortSignal,
	): Promise<Broadcast> {
		const broadcast = new Broadcast(frames, owner);
		try {
			await broadcast.#offer(destination, signal);
			return broadcast;
		} catch (error) {
			broadcast.close();
			throw error;
		}
	}

	/** Sends it in its place. A track that has ended (its camera is off) cannot be sent: then nothing happens. */
	async send(publication: SenderPublication): Promise<void> {
		const { track, source, options } = publication;
		if (track.readyState === 'ended' || publication.rtpSender || this.#faltering) return;
		const sender = this.#senders[sourceKind[source]];
		await limit(sender, track, options);
		await sender.replaceTrack(track);
		await publication.attach(sender, { track, muted: true });
	}

	/** Ends it here, and there. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		clearTimeout(this.#trickleTimer);
		this.#stopMending();
		this.#connection.onicecandidate = null;
		this.#connection.close();
		void this.#resource?.end();
	}

	async #offer(destination: WhipDestination, signal: AbortSignal): Promise<void> {
		// Not set yet: candidates are looked for with the servers that the endpoint names, and it names them only now.
		const offer = await this.#connection.createOffer();
		const resource = await offerBroadcast(destination, offer.sdp ?? '', signal);
		this.#resource = resource;
		if (resource.iceServers.length > 0)
			this.#connection.setConfiguration({
				...this.#connection.getConfiguration(),
				iceServers: [...resource.iceServers],
			});
		await this.#connection.setLocalDescription(offer);
		const [audio, video] = this.#connection.getTransceivers();
		this.#answer = answerWith(
			resource.answer,
			new Map([
				[audio?.mid ?? '', { discontinuous: true, stereo: false }],
				[video?.mid ?? '', { startKbps: 600 }],
			]),
		);
		await this.#connection.setRemoteDescription({ type: 'answer', sdp: this.#answer });
	}

	#found(candidate: RTCIceCandidate | null): void {
		if (!this.#trickles || this.#closed) return;
		if (candidate?.candidate) this.#candidates.push(candidate.candidate);
		else this.#complete = true;
		this.#trickleTimer ??= setTimeout(() => void this.#trickle(), gatherMs);
	}

	async #trickle(): Promise<void> {
		this.#trickleTimer = undefined;
		const description = this.#connection.localDescription?.sdp;
		if (!this.#resource || !description || this.#closed || this.#restarting) return;
		const fragment = writeFragment(description, this.#candidates.splice(0), this.#complete);
		// An endpoint need not take any (RFC 9725, 4.3.2): its own candidates are often enough.
		this.#trickles = await this.#resource.trickle(fragment).catch(() => false);
	}

	#look(): void {
		const { connectionState } = this.#connection;
		if (this.#closed) return;
		if (connectionState === 'connected') {
			this.#worked = true;
			if (!this.#faltering) return;
			this.#faltering = false;
			this.owner.recovered(this.#restarted ? 'media-restarted' : 'resumed');
		} else if (this.#worked && !this.#faltering && /disconnected|failed/.test(connectionState)) {
			this.#faltering = true;
			this.#restarted = false;
			for (const sender of Object.values(this.#senders)) {
				// One whose connection is closed sends nothing any more.
				sendNothing(sender, true).catch(() => {});
				sender.replaceTrack(null).catch(() => {});
			}
			this.owner.faltered();
		}
	}

	/** Looks for a new way to the endpoint (RFC 9725, 4.3.3); where it cannot do that, everything is made anew. */
	async #restart(): Promise<void> {
		if (this.#restarting || this.#closed) return;
		this.#restarting = true;
		this.#complete = false;
		try {
			await this.#connection.setLocalDescription(await this.#connection.createOffer({ iceRestart: true }));
			await gathered(this.#connection, restartGatherMs);
			const description = this.#connection.localDescription?.sdp ?? '';
			const own = [...description.matchAll(/^a=(candidate:.*)$/gm)].map(([, line = '']) => line.trim());
			this.#candidates = [];
			const complete = this.#connection.iceGatheringState === 'complete';
			const fragment = await this.#resource?.restart(writeFragment(description, own, complete));
			if (this.#closed) return;
			if (!fragment) return this.owner.lost();
			this.#answer = withIce(this.#answer, readFragment(fragment));
			await this.#connection.setRemoteDescription({ type: 'answer', sdp: this.#answer });
			this.#restarted = true;
		} catch (error) {
			if (this.#closed) return;
			console.warn('the broadcast could not be mended', error);
			this.owner.lost();
		} finally {
			this.#restarting = false;
		}
		// What was found meanwhile.
		if (this.#trickles && this.#candidates.length > 0) await this.#trickle();
	}
}

/** Up to which size and rate a picture is sent. */
async function limit(
	sender: RTCRtpSender,
	track: MediaStreamTrack,
	{ source, video }: PublishOptions,
): Promise<void> {
	if (!video) return;
	const { width, height, framesPerSecond } = withinTrack(video, track);
	const parameters = sender.getParameters();
	const [encoding] = parameters.encodings;
	if (!encoding) return;
	// Who watches a broadcast gets this one picture, so that it has twice the bits that a camera has in a call.
	encoding.maxBitrate = 2 * cameraBitrate(width, height, framesPerSecond);
	encoding.maxFramerate = framesPerSecond;
	// Text does not survive scaling.
	if (source === 'screen') parameters.degradationPreference = 'maintain-resolution';
	await sender.setParameters(parameters);
}

/** Resolves once all candidates are found, or so many milliseconds later. */
function gathered(connection: RTCPeerConnection, ms: number): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (connection.iceGatheringState === 'complete' || connection.signalingState === 'closed') done();
		};
		const done = () => {
			clearTimeout(timer);
			connection.removeEventListener('icegatheringstatechange', look);
			resolve();
		};
		const timer = setTimeout(done, ms);
		connection.addEventListener('icegatheringstatechange', look);
		look();
	});
}

import type { WhipDestination } from '../../../contract/destination/destination.ts';
import { answerWith } from '../answerSdp.ts';
import { mendMedia } from '../mendMedia.ts';
import type { SenderPublication } from '../senderPublication.ts';
import { type FrameHooks, type PublishOptions, sourceKind } from '../session.ts';
import { cameraBitrate, withinTrack } from '../videoSizes.ts';
import { readFragment, withIce, writeFragment } from './sdpFragment.ts';
import { offerBroadcast, type WhipResource } from './whipResource.ts';

/** Candidates come in bursts: one request carries what came within this time. */
const gatherMs = 100;

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
	#closed = false;

	private constructor(frames: FrameHooks | undefined, lost: () => void) {
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
		this.#stopMending = mendMedia(this.#connection, () => void this.#restart(lost), lost);
	}

	/** @param lost called when its media is cut off and cannot be mended @throws {SessionError} */
	static async start(
		destination: WhipDestination,
		frames: FrameHooks | undefined,
		lost: () => void,
		signal: AbortSignal,
	): Promise<Broadcast> {
		const broadcast = new Broadcast(frames, lost);
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
		if (track.readyState === 'ended' || publication.rtpSender) return;
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
		if (!this.#resource || !description || this.#closed) return;
		const fragment = writeFragment(description, this.#candidates.splice(0), this.#complete);
		// An endpoint need not take any (RFC 9725, 4.3.2): its own candidates are often enough.
		this.#trickles = await this.#resource.trickle(fragment).catch(() => false);
	}

	/** Looks for a new way to the endpoint; where it cannot do that, everything is made anew. */
	async #restart(lost: () => void): Promise<void> {
		try {
			this.#trickles = false;
			await this.#connection.setLocalDescription(await this.#connection.createOffer({ iceRestart: true }));
			await gathered(this.#connection);
			const description = this.#connection.localDescription?.sdp ?? '';
			const own = [...description.matchAll(/^a=(candidate:.*)$/gm)].map(([, line = '']) => line.trim());
			const fragment = await this.#resource?.restart(writeFragment(description, own, true));
			if (this.#closed) return;
			if (!fragment) return lost();
			this.#answer = withIce(this.#answer, readFragment(fragment));
			await this.#connection.setRemoteDescription({ type: 'answer', sdp: this.#answer });
		} catch (error) {
			if (this.#closed) return;
			console.warn('the broadcast could not be mended', error);
			lost();
		}
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

function gathered(connection: RTCPeerConnection): Promise<void> {
	if (connection.iceGatheringState === 'complete') return Promise.resolve();
	return new Promise((resolve) => {
		const look = () => {
			if (connection.iceGatheringState !== 'complete' && connection.signalingState !== 'closed') return;
			connection.removeEventListener('icegatheringstatechange', look);
			resolve();
		};
		connection.addEventListener('icegatheringstatechange', look);
	});
}

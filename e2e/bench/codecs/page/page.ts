import { Device, type types } from 'mediasoup-client';
import type { Invitation } from '../../../../contract/invitation/invitation.ts';
import { serverRequests } from '../../../../contract/signalling/dialect.ts';
import { ownDevice } from '../../../../renderer/session/mediasoup/ownDevice.ts';
import type { ProtooSocket } from '../../../../renderer/session/mediasoup/protooSocket.ts';
import { reachHost } from '../../../../renderer/session/mediasoup/reachHost.ts';
import { type Sampled, samplePictures } from './samplePictures.ts';
import { type Counts, countReceived, countSent } from './streamCounts.ts';

/** How a film is sent: what one codec is tried with. */
export interface Sending {
	/** `video/VP8` */
	readonly mimeType: string;
	readonly encodings: types.RtpEncodingParameters[];
	/** In kbps. */
	readonly startBitrate: number;
	/** As `MediaStreamTrack.contentHint`: motion for cameras, detail for screens. */
	readonly contentHint: string;
}

export interface CodecPage {
	/** Takes the camera, and goes into the call twice: once to send, once to receive. */
	open(
		invitation: Invitation,
		camera: { width: number; height: number; framesPerSecond: number },
	): Promise<void>;
	/** Shows the camera, sends nothing. */
	rest(): void;
	/** Begins to send. @returns null, or why it cannot be sent */
	send(sending: Sending): Promise<string | null>;
	counts(): Promise<Counts>;
	/** Pictures as decoded, some of those that come in this time. */
	sample(ms: number, most: number): Promise<Sampled[]>;
	stop(): Promise<void>;
}

declare global {
	interface Window {
		readonly codecs: CodecPage;
	}
}

interface Place {
	readonly socket: ProtooSocket;
	readonly device: Device;
	readonly sending: types.Transport;
	readonly receiving: types.Transport;
}

let sender: Place | undefined;
let track: MediaStreamTrack | undefined;
let producer: types.Producer | undefined;
let consumer: types.Consumer | undefined;
let arrived: (consumer: types.Consumer) => void = () => {};

const video = document.createElement('video');
video.muted = true;
document.body.append(video);

async function enter(invitation: Invitation, name: string): Promise<Place> {
	const { socket, welcome } = await reachHost(
		{ kind: 'parley', invitation },
		{ peerId: name, secret: `${name}-`.repeat(8) },
	);
	const device = await Device.factory();
	await device.load({ routerRtpCapabilities: welcome.routerRtpCapabilities as types.RtpCapabilities });
	const entered = await socket.request('parley:enter', {
		displayName: name,
		device: ownDevice(),
		rtpCapabilities: device.recvRtpCapabilities as never,
	});
	const options = ({ transportId, sctpParameters: _, ...rest }: typeof entered.sendTransport) =>
		({ id: transportId, ...rest }) as types.TransportOptions;
	const place = {
		socket,
		device,
		sending: device.createSendTransport(options(entered.sendTransport)),
		receiving: device.createRecvTransport(options(entered.receiveTransport)),
	};
	for (const transport of [place.sending, place.receiving])
		transport.on('connect', ({ dtlsParameters }, done, failed) => {
			socket
				.request('connectWebRtcTransport', { transportId: transport.id, dtlsParameters })
				.then(done, failed);
		});
	place.sending.on('produce', ({ kind, rtpParameters }, done, failed) => {
		socket
			.request('produce', {
				...{ transportId: place.sending.id, kind, rtpParameters: rtpParameters as never },
				appData: { source: 'video' },
			})
			.then(({ producerId }) => done({ id: producerId }), failed);
	});
	return place;
}

function takeOffers({ socket, receiving }: Place): void {
	socket.events.on('request', async ({ method, data, accept, refuse }) => {
		if (method !== 'newConsumer') return refuse('not here');
		const offer = serverRequests.newConsumer.data.parse(data);
		const taken = await receiving.consume({
			...{ id: offer.consumerId, producerId: offer.producerId, kind: offer.kind },
			rtpParameters: offer.rtpParameters as types.RtpParameters,
		});
		accept();
		arrived(taken);
	});
	socket.release();
}

const page: CodecPage = {
	async open(invitation, { width, height, framesPerSecond }) {
		const stream = await navigator.mediaDevices.getUserMedia({
			video: { width: { exact: width }, height: { exact: height }, frameRate: { ideal: framesPerSecond } },
		});
		track = stream.getVideoTracks()[0];
		const receiver = await enter(invitation, 'receiver');
		takeOffers(receiver);
		sender = await enter(invitation, 'sender');
		sender.socket.release();
	},
	rest() {
		if (track) show(track);
	},
	async send({ mimeType, encodings, startBitrate, contentHint }) {
		if (!sender || !track) return 'the page is not open';
		const codec = sender.device.sendRtpCapabilities.codecs?.find(
			(one) => one.mimeType.toLowerCase() === mimeType.toLowerCase(),
		);
		if (!codec) return 'this engine does not send it';
		track.contentHint = contentHint;
		const coming = new Promise<types.Consumer>((resolve, reject) => {
			arrived = resolve;
			setTimeout(() => reject(new Error('nothing is received')), 10_000);
		});
		coming.catch(() => {});
		try {
			producer = await sender.sending.produce({
				...{ track, stopTracks: false, codec, encodings },
				codecOptions: { videoGoogleStartBitrate: startBitrate },
			});
			await keepResolution(producer.rtpSender);
			consumer = await coming;
			show(consumer.track);
			return null;
		} catch (error) {
			return String(error);
		}
	},
	counts: async () => ({
		sent: await countSent(producer?.rtpSender),
		received: await countReceived(consumer?.rtpReceiver),
	}),
	sample: async (ms, most) => (consumer ? samplePictures(consumer.track, ms, most) : []),
	async stop() {
		if (producer) sender?.socket.notify('closeProducer', { producerId: producer.id });
		producer?.close();
		consumer?.close();
		producer = consumer = undefined;
	},
};
Object.assign(window, { codecs: page });

/** Codecs are compared at one size: what they cannot do is seen in quality and rate. */
async function keepResolution(rtpSender: RTCRtpSender | undefined): Promise<void> {
	const parameters = rtpSender?.getParameters();
	if (!rtpSender || !parameters) return;
	parameters.degradationPreference = 'maintain-resolution';
	await rtpSender.setParameters(parameters);
}

function show(shown: MediaStreamTrack): void {
	video.srcObject = new MediaStream([shown]);
	video.play().catch((error: unknown) => console.error('the picture is not played', error));
}

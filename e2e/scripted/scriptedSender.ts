import { readFile } from 'node:fs/promises';
import { type HostTransport, MediaClient } from '../../electron/host/signalling/media.test-client.ts';
import { ProtooClient } from '../../electron/host/signalling/protoo.test-client.ts';
import { opus, vp8 } from '../../electron/host/signalling/rtp.test-data.ts';
import { readIvf } from './ivf.ts';
import { readOggOpus } from './oggOpus.ts';
import { playInLoop } from './playback.ts';
import { vp8Payloads } from './vp8Payload.ts';

export interface ScriptedSenderOptions {
	/** `ws://127.0.0.1:4443` or `wss://…`; the host's key is not checked. */
	readonly url: string;
	readonly roomId: string;
	/** Unique in the room; also the name that is shown. */
	readonly name: string;
	/** An IVF file of VP8. */
	readonly video?: string;
	/** An Ogg file of Opus in packets of 20 ms. */
	readonly audio?: string;
}

const device = { flag: 'unknown', name: 'Scripted sender' };
const videoClock = 90_000;
const audioClock = 48_000;
/** Seconds in one packet of Opus. */
const packetDuration = 0.02;

/** Somebody in a call who costs little: joins by the protocol and replays recordings over real WebRTC. */
export class ScriptedSender {
	readonly #stops: (() => void)[] = [];

	private constructor(
		private readonly client: ProtooClient,
		private readonly media: MediaClient,
		private readonly transportId: string,
	) {}

	/** @throws when the host refuses or cannot be reached */
	static async join(options: ScriptedSenderOptions): Promise<ScriptedSender> {
		const { url, roomId, name } = options;
		const client = await ProtooClient.connect({ url, roomId, peerId: name });
		// Without codecs it receives nothing: what it would have to decrypt is not what is measured.
		const entered = await client.request('parley:enter', {
			displayName: name,
			device,
			rtpCapabilities: { codecs: [], headerExtensions: [] },
		});
		const transport = entered.sendTransport as HostTransport;
		const media = await MediaClient.connect(client, transport);
		const sender = new ScriptedSender(client, media, transport.transportId);
		if (options.audio) await sender.#sendAudio(options.audio);
		if (options.video) await sender.#sendVideo(options.video);
		void client.closed.then(() => sender.#fallSilent());
		return sender;
	}

	async leave(): Promise<void> {
		this.#fallSilent();
		// The host may have ended the call in between; then there is nothing to leave.
		await Promise.race([this.client.request('parley:leave'), this.client.closed]).catch(
			() => this.client.closed,
		);
		await this.media.close();
		await this.client.closed;
	}

	#fallSilent(): void {
		for (const stop of this.#stops.splice(0)) stop();
	}

	async #sendAudio(file: string): Promise<void> {
		const packets = readOggOpus(await readFile(file));
		const { ssrc, stream } = newStream();
		await this.#produce('audio', opus(ssrc, '0'));
		const cues = packets.map((packet, index) => ({
			time: index * packetDuration,
			play: (clock: number) => {
				void this.media.send(stream(111, clock * audioClock, true), packet);
			},
		}));
		this.#stops.push(playInLoop(cues, packets.length * packetDuration).stop);
	}

	async #sendVideo(file: string): Promise<void> {
		const frames = readIvf(await readFile(file));
		const { ssrc, stream } = newStream();
		await this.#produce('video', vp8(ssrc, '1'));
		const cues = frames.map(({ data, time, isKey }) => ({
			time,
			isKey,
			play: (clock: number) => {
				const payloads = vp8Payloads(data);
				payloads.forEach((payload, index) => {
					const isLast = index === payloads.length - 1;
					void this.media.send(stream(96, clock * videoClock, isLast), payload);
				});
			},
		}));
		const last = frames.at(-1)?.time ?? 0;
		const playback = playInLoop(cues, last + last / Math.max(1, frames.length - 1));
		this.#stops.push(playback.stop);
		this.media.onKeyFrameRequest(() => playback.jump(({ isKey }) => isKey));
	}

	async #produce(kind: 'audio' | 'video', rtpParameters: object): Promise<void> {
		const appData = { source: kind };
		await this.client.request('produce', { transportId: this.transportId, kind, rtpParameters, appData });
	}
}

/** Numbers the packets of one stream. */
function newStream() {
	const ssrc = 1 + Math.floor(Math.random() * 0x7fff_fffe);
	let sequenceNumber = 0;
	return {
		ssrc,
		stream: (payloadType: number, timestamp: number, marker: boolean) => {
			sequenceNumber = (sequenceNumber + 1) & 0xffff;
			return { ssrc, payloadType, sequenceNumber, timestamp: Math.round(timestamp) >>> 0, marker };
		},
	};
}

import {
	IceCandidate,
	RTCDataChannel,
	RTCDataChannelParameters,
	RTCDtlsParameters,
	RTCDtlsTransport,
	RTCIceGatherer,
	RTCIceTransport,
	RTCSctpTransport,
	RtpHeader,
	type RtpPacket,
} from 'werift';
import type { ProtooClient } from './protoo.test-client.ts';

/** SRTP_AES128_CM_HMAC_SHA1_80 (RFC 5764, 4.1.2): what both sides know. */
const srtpProfile = 1;
/** Everybody's (RFC 8831). */
const sctpPort = 5000;

interface Fingerprint {
	readonly algorithm: string;
	readonly value: string;
}

/** As the host describes its side. */
export interface HostTransport {
	readonly transportId: string;
	readonly iceParameters: { readonly usernameFragment: string; readonly password: string };
	readonly iceCandidates: readonly {
		readonly foundation: string;
		readonly address: string;
		readonly port: number;
		readonly priority: number;
		readonly protocol: string;
		readonly type: string;
	}[];
	readonly dtlsParameters: { readonly fingerprints: readonly Fingerprint[] };
}

/** Real ICE, DTLS and SRTP to one transport of a host, without a browser. */
export class MediaClient {
	#sctp: RTCSctpTransport | undefined;

	private constructor(
		private readonly ice: RTCIceTransport,
		private readonly dtls: RTCDtlsTransport,
	) {}

	/**
	 * Connects by UDP.
	 * @throws when ICE or DTLS fails
	 */
	static async connect(client: ProtooClient, to: HostTransport): Promise<MediaClient> {
		const gatherer = new RTCIceGatherer({ useIpv6: false });
		const ice = new RTCIceTransport(gatherer);
		ice.connection.iceControlling = true;
		await gatherer.gather();
		ice.setRemoteParams({ ...to.iceParameters, iceLite: true });
		for (const { foundation, address, port, priority, protocol, type } of to.iceCandidates) {
			if (protocol !== 'udp' || address.includes(':')) continue;
			await ice.addRemoteCandidate(new IceCandidate(1, foundation, address, port, priority, protocol, type));
		}
		await ice.addRemoteCandidate(undefined);
		const certificate = await RTCDtlsTransport.SetupCertificate();
		const dtls = new RTCDtlsTransport({}, ice, certificate, [srtpProfile]);
		dtls.role = 'client';
		dtls.setRemoteParams(new RTCDtlsParameters([...to.dtlsParameters.fingerprints], 'server'));
		const { fingerprints } = dtls.localParameters;
		await Promise.all([
			client.request('connectWebRtcTransport', {
				transportId: to.transportId,
				dtlsParameters: {
					role: 'client',
					fingerprints: fingerprints.map(({ algorithm, value }) => ({ algorithm, value })),
				},
			}),
			ice.start(),
		]);
		await dtls.start();
		return new MediaClient(ice, dtls);
	}

	/** Hears every RTP packet. */
	onRtp(listener: (packet: RtpPacket) => void): void {
		this.dtls.onRtp.subscribe(listener);
	}

	/** Sends one RTP packet. */
	async send(header: RtpPacketFields, payload: Buffer): Promise<void> {
		await this.dtls.sendRtp(
			payload,
			new RtpHeader({
				...header,
				version: 2,
				extension: (header.extensions?.length ?? 0) > 0,
				// RFC 8285, 4.2: one-byte headers.
				extensionProfile: 0xbede,
				extensions: header.extensions ?? [],
			}),
		);
	}

	/** Starts SCTP over the same DTLS, for data channels. */
	async startData(): Promise<void> {
		const sctp = new RTCSctpTransport(sctpPort);
		sctp.setDtlsTransport(this.dtls);
		sctp.setRemotePort(sctpPort);
		const connected = sctp.sctp.stateChanged.connected.asPromise();
		await sctp.start(sctpPort);
		await connected;
		this.#sctp = sctp;
	}

	/** A channel whose stream both sides know already. */
	openChannel(streamId: number, onMessage: (text: string) => void = () => {}): RTCDataChannel {
		if (!this.#sctp) throw new Error('startData first');
		const parameters = new RTCDataChannelParameters({ id: streamId, negotiated: true, label: 'chat' });
		const channel = new RTCDataChannel(this.#sctp, parameters);
		channel.onMessage.subscribe((message) => onMessage(message.toString()));
		return channel;
	}

	async close(): Promise<void> {
		await this.#sctp?.stop();
		await this.dtls.stop();
		await this.ice.stop();
	}
}

export interface RtpPacketFields {
	readonly ssrc: number;
	readonly payloadType: number;
	readonly sequenceNumber: number;
	readonly timestamp: number;
	readonly marker?: boolean;
	readonly extensions?: { id: number; payload: Buffer }[];
}

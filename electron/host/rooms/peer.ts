import type {
	Consumer,
	DataConsumer,
	DataProducer,
	Producer,
	RtpCapabilities,
	WebRtcTransport,
} from 'mediasoup/types';
import type { Device, Peer as PeerDescription } from '../../../contract/signalling/dialect.ts';
import type { Role } from '../../../contract/signalling/extensions.ts';
import type { Outlet } from './outlet.ts';
import type { RoomRouter } from './roomRouters.ts';

export interface PeerOptions {
	readonly id: string;
	/** `parley` asked for the extensions; `stock` is a client of mediasoup-demo servers. */
	readonly dialect: 'parley' | 'stock';
	/** On this machine: loopback addresses are of use to it. */
	readonly local: boolean;
	/** Whom its limits count with: see limits/admission. */
	readonly household: string;
	readonly outlet: Outlet;
}

export interface Introduction {
	readonly displayName: string;
	readonly device: Device;
	/** Without them the peer only sends. */
	readonly rtpCapabilities?: RtpCapabilities;
}

export type Direction = 'producer' | 'consumer';

/** One person's connection to a room, and all that belongs to it. */
export class Peer {
	readonly id: string;
	readonly dialect: 'parley' | 'stock';
	readonly local: boolean;
	readonly household: string;
	readonly outlet: Outlet;

	/** `lobby` until join or enter; `inside` people know of each other; `gone` is for good. */
	state: 'lobby' | 'entering' | 'inside' | 'gone' = 'lobby';
	introduction: Introduction | undefined;
	role: Role = 'guest';
	/** A host let it in. */
	admitted = false;
	/** Since when its hand is up, in milliseconds since 1970. */
	hand: number | null = null;
	/** Where its transports are, once it needs a place. */
	placed: Promise<RoomRouter> | undefined;

	readonly transports = new Map<string, WebRtcTransport<{ direction: Direction }>>();
	readonly producers = new Map<string, Producer>();
	readonly consumers = new Map<string, Consumer>();
	readonly dataProducers = new Map<string, DataProducer>();
	readonly dataConsumers = new Map<string, DataConsumer>();
	/** Producers that it consumes, or is about to. */
	readonly heeded = new Set<string>();
	/** What is being made just now counts against the limits as well. */
	readonly pending = { transports: 0, producers: 0 };

	constructor(options: PeerOptions) {
		this.id = options.id;
		this.dialect = options.dialect;
		this.local = options.local;
		this.household = options.household;
		this.outlet = options.outlet;
	}

	/** As the others are told. Its address stays between it and the host. */
	describe(): PeerDescription {
		const { displayName, device } = this.introduction ?? { displayName: '', device: unknownDevice };
		return { peerId: this.id, displayName, device };
	}

	/** The transport on which it receives. */
	get receiving(): WebRtcTransport | undefined {
		for (const transport of this.transports.values()) {
			if (transport.appData.direction === 'consumer' && !transport.closed) return transport;
		}
		return undefined;
	}

	/** Ends all its media. Its socket is somebody else's matter. */
	leave(): void {
		this.state = 'gone';
		for (const transport of [...this.transports.values()]) transport.close();
	}
}

const unknownDevice: Device = { flag: 'unknown', name: 'unknown' };

import { clientNotifications, clientRequests } from '../../../contract/signalling/dialect.ts';
import { parleyRequests } from '../../../contract/signalling/extensions.ts';
import { capabilities, device, dtlsParameters, opus, vp8Simulcast } from './rtp.test-data.ts';

/** What an attacker may have learnt of honest people. */
export interface Known {
	readonly roomId: string;
	readonly peerId: string;
	readonly transportId: string;
	readonly producerId: string;
	readonly consumerId: string;
}

const requests = [...Object.keys(clientRequests), ...Object.keys(parleyRequests)].filter(
	// It ends the socket by itself, and the rest of the frames would go nowhere.
	(method) => method !== 'parley:leave',
);
const notifications = Object.keys(clientNotifications);
const strangeNames = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'',
	'\u0000',
	'💥',
	'x'.repeat(200),
];

/** Makes hostile frames, the same ones for the same seed. */
export class Generator {
	#state: number;

	constructor(
		seed: number,
		private readonly known: Known,
	) {
		this.#state = seed;
	}

	/** @param ownTransport of the attacker, to get past the checks of ids */
	frame(ownTransport: string | undefined): { data: string | Buffer; binary: boolean } {
		const message = () => this.#message(ownTransport);
		switch (this.#below(12)) {
			case 0:
				return { data: this.#bytes(this.#below(2000)), binary: true };
			case 1:
				// Text that is no UTF-8 at all.
				return { data: this.#bytes(this.#below(200)), binary: false };
			case 2: {
				const text = JSON.stringify(message());
				return { data: text.slice(0, this.#below(text.length)), binary: false };
			}
			case 3:
				return { data: '['.repeat(this.#below(30_000)), binary: false };
			case 4: {
				const depth = this.#below(5_000);
				const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
				return { data: `{"request":true,"id":1,"method":"join","data":${nested}}`, binary: false };
			}
			case 5:
				return {
					data: `{"request":true,"id":7,"method":"parley:enter","data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}`,
					binary: false,
				};
			case 6:
				return { data: JSON.stringify(this.#anything(3)), binary: false };
			case 7:
				return { data: JSON.stringify({ response: true, id: this.#below(50), ok: true }), binary: false };
			default:
				return { data: JSON.stringify(message()), binary: false };
		}
	}

	#message(ownTransport: string | undefined): object {
		const isRequest = this.#below(3) > 0;
		const methods = isRequest ? requests : notifications;
		const method = this.#below(10) === 0 ? this.#pick(strangeNames) : this.#pick(methods);
		const id = this.#below(8) === 0 ? this.#anything(1) : this.#below(1_000_000);
		const data = this.#below(4) === 0 ? this.#anything(3) : this.#nearlyRight(ownTransport);
		return isRequest ? { request: true, id, method, data } : { notification: true, method, data };
	}

	/** Data that fits many methods at once, with one thing or two made wrong. */
	#nearlyRight(ownTransport: string | undefined): Record<string, unknown> {
		const { transportId, producerId, consumerId, peerId } = this.known;
		const data: Record<string, unknown> = {
			transportId: this.#below(2) ? transportId : (ownTransport ?? transportId),
			producerId,
			consumerId,
			peerId,
			dataProducerId: producerId,
			dataConsumerId: consumerId,
			kind: this.#pick(['audio', 'video']),
			rtpParameters: this.#bent(this.#pick([opus(this.#below(2 ** 32)), vp8Simulcast()])),
			rtpCapabilities: this.#bent(capabilities),
			dtlsParameters: this.#bent(dtlsParameters),
			sctpStreamParameters: this.#bent({ streamId: this.#below(70_000), ordered: true }),
			appData: this.#below(2)
				? { direction: 'producer', source: 'audio', channel: 'chat' }
				: this.#anything(2),
			displayName: this.#pick(['Mallory', '', ' ', 'x'.repeat(5000), '\u202e\u0000']),
			device,
			text: this.#pick(['hello', '', 'x'.repeat(4001)]),
			spatialLayer: this.#pick([0, 1, 7, -1, 1e9, 0.5]),
			temporalLayer: this.#pick([0, 2, -3]),
			priority: this.#pick([1, 255, 0, 1e9]),
			moderator: this.#pick(['m'.repeat(43), 'm', '']),
			locked: this.#below(2) === 0,
			knocking: this.#below(2) === 0,
			raised: this.#below(2) === 0,
		};
		if (this.#below(2)) data[this.#pick(Object.keys(data))] = this.#anything(2);
		return data;
	}

	/** A deep copy with one leaf replaced. */
	#bent(value: unknown): unknown {
		const copy: unknown = JSON.parse(JSON.stringify(value));
		if (this.#below(3) === 0) return copy;
		let at = copy;
		for (let depth = 0; depth < 8; depth += 1) {
			if (typeof at !== 'object' || at === null) return copy;
			const keys = Object.keys(at);
			if (keys.length === 0) return copy;
			const key = this.#pick(keys);
			const next: unknown = Reflect.get(at, key);
			if (typeof next !== 'object' || next === null || this.#below(4) === 0) {
				Reflect.set(at, key, this.#anything(1));
				return copy;
			}
			at = next;
		}
		return copy;
	}

	#anything(depth: number): unknown {
		switch (this.#below(depth > 0 ? 11 : 8)) {
			case 0:
				return null;
			case 1:
				return this.#below(2) === 0;
			case 2:
				return this.#pick([0, -1, 1e308, 0.1, 2 ** 53, 65_536, 255, 4_294_967_296]);
			case 3:
				return this.#pick(strangeNames);
			case 4:
				return this.#pick(Object.values(this.known));
			case 5:
				return 'x'.repeat(this.#below(3000));
			case 6:
				return this.#bytes(this.#below(100)).toString('latin1');
			case 7:
				return {};
			case 8:
				return Array.from({ length: this.#below(2000) }, () => this.#below(100));
			default: {
				const made: Record<string, unknown> = {};
				for (let count = this.#below(6); count > 0; count -= 1) {
					const name = this.#below(3)
						? this.#pick(['id', 'data', 'codecs', 'appData'])
						: this.#pick(strangeNames);
					Object.defineProperty(made, name, {
						value: this.#anything(depth - 1),
						enumerable: true,
						configurable: true,
					});
				}
				return made;
			}
		}
	}

	#bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.#below(256)));
	}

	#pick<T>(from: readonly T[]): T {
		const picked = from[this.#below(from.length)];
		if (picked === undefined) throw new Error('nothing to pick from');
		return picked;
	}

	/** A whole number from 0 to below `limit` (mulberry32). */
	#below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
	}
}

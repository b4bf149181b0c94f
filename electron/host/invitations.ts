import { type Invitation, splitAddress } from '../../contract/invitation/invitation.ts';
import { HostError } from './hostError.ts';
import type { CheckedHostOptions } from './options.ts';
import { isLoopbackAddress, type Reach, reachOf, usableAddresses, withPort } from './reach.ts';

type Options = Pick<CheckedHostOptions, 'listen' | 'publicAddress' | 'publicUrl' | 'tls'>;

/** At most as many as a link carries. */
const mostAddresses = 16;

/** How people reach this host's rooms. Addresses are looked up anew each time: networks change. */
export class Invitations {
	readonly #public: string | undefined;

	/**
	 * @param key what links pin; undefined with a certificate that browsers trust
	 * @throws {HostError} bad-options
	 */
	constructor(
		private readonly options: Options,
		private readonly key: string | undefined,
	) {
		this.#public = options.publicUrl ? authorityOf(options.publicUrl) : options.publicAddress;
		if (!this.key && !this.#public) {
			throw new HostError('bad-options', 'with a certificate of its own, a host needs its public address');
		}
	}

	/** `host:port`: this network's first, then the public one. */
	addresses(port: number): string[] {
		const known = this.#public && complete(this.#public, port);
		// A trusted certificate, ours or the proxy's, is for its own name alone.
		if (known && (!this.key || this.options.publicUrl)) return [known];
		const here = this.#machine().map((address) => withPort(address, port));
		const all = known ? [...here.slice(0, mostAddresses - 1), known] : here.slice(0, mostAddresses);
		return all.length > 0 ? all : [`127.0.0.1:${port}`];
	}

	get reach(): Reach {
		return reachOf(this.#machine(), this.#public !== undefined);
	}

	/** For everybody. */
	to(roomId: string, port: number): Invitation {
		const pinned = this.key && !this.options.publicUrl;
		return { roomId, addresses: this.addresses(port), ...(pinned && { key: this.key }) };
	}

	/** For this machine's own app. */
	own(roomId: string, port: number): Invitation {
		if (!this.key) return this.to(roomId, port);
		const [first] = this.options.listen ?? [];
		// Without a list it listens on all; with one, loopback may not be among them.
		const everywhere = first === undefined || first === '0.0.0.0' || first === '::';
		const address = everywhere ? '127.0.0.1' : (this.options.listen?.find(isLoopbackAddress) ?? first);
		return { roomId, addresses: [withPort(address, port)], key: this.key };
	}

	#machine(): string[] {
		const { listen } = this.options;
		if (!listen || listen.includes('::')) return usableAddresses();
		if (listen.includes('0.0.0.0')) return usableAddresses().filter((address) => !address.includes(':'));
		return listen.filter((address) => !isLoopbackAddress(address));
	}
}

function authorityOf(url: string): string {
	const { hostname, port } = new URL(url);
	return `${hostname}:${port || '443'}`;
}

/** Adds the port where none was given. @throws {HostError} bad-options */
function complete(address: string, port: number): string {
	const full =
		/(^|[^:\]]|\]):\d+$/.test(address) && !/^[^[]*:.*:/.test(address) ? address : withPort(address, port);
	try {
		splitAddress(full);
	} catch (cause) {
		throw new HostError('bad-options', `${address} is no address`, { cause });
	}
	return full;
}

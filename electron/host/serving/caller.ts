import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';
import { isLoopback, splitAddress } from '../../../contract/invitation/invitation.ts';
import { HostError } from '../hostError.ts';
import { isLoopbackAddress, plainAddress } from '../reach.ts';

/** Who is on a connection, and how they came. */
export interface Caller {
	/** Of the person's machine, if a trusted proxy tells it. */
	readonly remoteAddress: string;
	/**
	 * Whether this connection is good enough for a call: TLS, a trusted proxy, or this machine itself
	 * under a name that browsers count as secure.
	 */
	readonly secure: boolean;
	/** `host:port` that was asked for, if it has the right form. */
	readonly authority: string | undefined;
}

/** The reverse proxies that are believed. */
export class TrustedProxies {
	readonly #list = new BlockList();
	readonly #any: boolean;

	/** @throws {HostError} bad-options */
	constructor(addresses: readonly string[] = []) {
		this.#any = addresses.length > 0;
		for (const entry of addresses) {
			const [address = '', prefix] = entry.split('/');
			const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
			if (isIP(address) === 0) throw new HostError('bad-options', `${entry} is no address or network`);
			try {
				if (prefix === undefined) this.#list.addAddress(address, family);
				else this.#list.addSubnet(address, Number(prefix), family);
			} catch (cause) {
				throw new HostError('bad-options', `${entry} is no address or network`, { cause });
			}
		}
	}

	has(address: string): boolean {
		return (
			this.#any && isIP(address) !== 0 && this.#list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
		);
	}

	/** Who sent a request. */
	identify(request: IncomingMessage): Caller {
		const socket: Socket & { readonly encrypted?: boolean } = request.socket;
		const direct = plainAddress(socket.remoteAddress ?? '');
		const authority = readAuthority(request.headers.host);
		const forwarded = request.headers['x-forwarded-for'];
		if (this.has(direct) && forwarded !== undefined) {
			return { remoteAddress: this.#beyond(String(forwarded), direct), secure: true, authority };
		}
		// A strange name that points to this machine (DNS rebinding) is no secure origin to a browser, and
		// is none of ours.
		const here = isLoopbackAddress(direct) && authority !== undefined && isLoopback(hostnameOf(authority));
		return { remoteAddress: direct, secure: socket.encrypted === true || here, authority };
	}

	/** The last address that was not written by a trusted proxy. */
	#beyond(forwarded: string, direct: string): string {
		const hops = forwarded.split(',').map((hop) => plainAddress(hop.trim()));
		const stranger = hops.findLast((hop) => !this.has(hop));
		return stranger !== undefined && isIP(stranger) ? stranger : direct;
	}
}

function readAuthority(host: string | undefined): string | undefined {
	if (!host) return undefined;
	try {
		splitAddress(/:\d+$/.test(host) ? host : `${host}:443`);
		return host.toLowerCase();
	} catch {
		return undefined;
	}
}

/** The name in `name:port`, `name` or `[v6]:port`. */
export function hostnameOf(authority: string): string {
	return authority.replace(/:\d+$/, '');
}

import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

export type Reach = 'this-machine' | 'this-network' | 'everywhere';

/** Not on the internet (IANA's special-purpose registries; RFC 1918, 6598, 5737, 4193, 3849). */
const local = new BlockList();
for (const [network, prefix] of [
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
] as const) {
	local.addSubnet(network, prefix, 'ipv4');
}

const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Bridges of containers and virtual machines: real addresses, but hardly anybody is behind them. */
const bridge = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|podman|vEthernet)/;

function within(list: BlockList, address: string): boolean {
	const family = isIP(address);
	return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export function isLoopbackAddress(address: string): boolean {
	return within(loopback, address);
}

/** IPv4 that came in through an IPv6 socket is IPv4. */
export function plainAddress(address: string): string {
	return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The addresses at which others reach this machine, the likeliest first: IPv4, then IPv6, bridges last.
 * Left out: loopback, link-local (they need a zone, which no link can carry) and temporary ones.
 */
export function usableAddresses(
	interfaces: Interfaces = networkInterfaces(),
	temporary: ReadonlySet<string> = temporaryAddresses(),
): string[] {
	const rated = Object.entries(interfaces).flatMap(([name, infos = []]) =>
		infos
			.filter(({ internal, address }) => !internal && !within(linkLocal, address) && !temporary.has(address))
			.map(({ address }) => ({ address, rank: (bridge.test(name) ? 2 : 0) + (isIP(address) === 6 ? 1 : 0) })),
	);
	return [...new Set(rated.sort((one, other) => one.rank - other.rank).map(({ address }) => address))];
}

/** This machine's own addresses for itself. */
export function loopbackAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
	const own = Object.values(interfaces).flatMap((infos = []) => infos.filter(({ internal }) => internal));
	return own.map(({ address }) => address).filter(isLoopbackAddress);
}

/**
 * From where a host can be reached. An IPv6 address that would be global does not count: nearly every
 * home router keeps strangers from it, and saying "everywhere" wrongly is the worse mistake.
 */
export function reachOf(addresses: readonly string[], publiclyKnown: boolean): Reach {
	if (publiclyKnown || addresses.some((address) => isIP(address) === 4 && !within(local, address))) {
		return 'everywhere';
	}
	return addresses.some((address) => !isLoopbackAddress(address)) ? 'this-network' : 'this-machine';
}

/** `192.168.1.5:4443`, `[fd00::5]:4443`, `calls.example.org:443` */
export function withPort(address: string, port: number): string {
	return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * IPv6 privacy addresses (RFC 8981), which stop working after a day. Only Linux tells: flag 0x01 in
 * /proc/net/if_inet6; elsewhere they are kept, being better than none.
 */
function temporaryAddresses(): Set<string> {
	if (process.platform !== 'linux') return new Set();
	let table: string;
	try {
		table = readFileSync('/proc/net/if_inet6', 'utf8');
	} catch {
		return new Set(); // A kernel without IPv6.
	}
	const found = new Set<string>();
	for (const line of table.split('\n')) {
		const [hex, , , , flags] = line.trim().split(/\s+/);
		if (!hex || !flags || !(Number.parseInt(flags, 16) & 0x01)) continue;
		found.add(compressed(hex));
	}
	return found;
}

/** 32 hex digits as Node writes IPv6 addresses. */
function compressed(hex: string): string {
	const groups = hex.match(/.{4}/g)?.join(':') ?? '';
	return new URL(`http://[${groups}]`).hostname.slice(1, -1);
}

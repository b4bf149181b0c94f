import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import { HostError } from '../hostError.ts';
import type { CheckedHostOptions } from '../options.ts';
import { loopbackAddresses, usableAddresses } from '../reach.ts';
import type { MediaAddress } from './mediaWorker.ts';

type Options = Pick<CheckedHostOptions, 'listen' | 'announcedAddresses' | 'publicAddress' | 'publicUrl'>;

/** Each address costs every client candidates to check. */
const mostAddresses = 12;

/**
 * The addresses for media: those of the network first, this machine's own last, so that calls between
 * two apps on it need no network. A public address that is an IP is announced beside the first of its
 * family, as a router forwards it.
 * @throws {HostError} cannot-listen
 */
export async function mediaAddresses(options: Options): Promise<MediaAddress[]> {
	const wanted = options.listen?.filter((address) => address !== '::' && address !== '0.0.0.0') ?? [];
	const candidates = wanted.length > 0 ? wanted : [...usableAddresses(), ...loopbackAddresses()];
	const usable: string[] = [];
	for (const address of new Set(candidates)) {
		if (await bindable(address)) usable.push(address);
	}
	if (usable.length === 0) throw new HostError('cannot-listen', 'no address for media');
	const announced = [...(options.announcedAddresses ?? []), ...publicIp(options)];
	return usable.slice(0, mostAddresses).map((ip) => {
		const index = announced.findIndex((address) => isIP(address) === isIP(ip) || isIP(address) === 0);
		if (index < 0) return { ip };
		const [found] = announced.splice(index, 1);
		return found && found !== ip ? { ip, announced: found } : { ip };
	});
}

function publicIp({ announcedAddresses, publicAddress }: Options): string[] {
	if (announcedAddresses || !publicAddress) return [];
	const bare = publicAddress.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
	return isIP(bare) ? [bare] : [];
}

/** An address that is being set up, or a family that is switched off, must not keep the host from starting. */
function bindable(address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
		socket.once('error', () => socket.close(() => resolve(false)));
		socket.bind(0, address, () => socket.close(() => resolve(true)));
	});
}

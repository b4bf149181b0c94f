import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
	isLoopbackAddress,
	loopbackAddresses,
	plainAddress,
	reachOf,
	usableAddresses,
	withPort,
} from './reach.ts';

function info(address: string, internal = false): NetworkInterfaceInfo {
	const shared = { address, netmask: '', mac: '00:00:00:00:00:00', internal, cidr: null };
	return address.includes(':') ? { ...shared, family: 'IPv6', scopeid: 0 } : { ...shared, family: 'IPv4' };
}

const machine = {
	lo: [info('127.0.0.1', true), info('::1', true)],
	docker0: [info('172.17.0.1')],
	eth0: [info('fd00::5'), info('192.168.1.5'), info('fe80::1'), info('2001:db8:1::77')],
	wlan0: [info('169.254.3.4'), info('10.0.0.9')],
};

describe('the addresses of a machine', () => {
	it('are listed likeliest first, without what cannot be used from elsewhere', () => {
		expect(usableAddresses(machine, new Set(['2001:db8:1::77']))).toEqual([
			'192.168.1.5',
			'10.0.0.9',
			'fd00::5',
			'172.17.0.1',
		]);
		expect(loopbackAddresses(machine)).toEqual(['127.0.0.1', '::1']);
	});

	it('become what URLs want', () => {
		expect(withPort('192.168.1.5', 4443)).toBe('192.168.1.5:4443');
		expect(withPort('fd00::5', 4443)).toBe('[fd00::5]:4443');
		expect(plainAddress('::ffff:10.0.0.1')).toBe('10.0.0.1');
		expect(plainAddress('fd00::5')).toBe('fd00::5');
		expect(['127.8.9.1', '::1', '10.0.0.1', 'localhost'].map(isLoopbackAddress)).toEqual([
			true,
			true,
			false,
			false,
		]);
	});
});

describe('from where a host can be reached', () => {
	it.each([
		['this-machine', [], false],
		['this-network', ['192.168.1.5', 'fd00::5'], false],
		['this-network', ['100.64.1.1'], false],
		// It would be global, but home routers keep strangers from it.
		['this-network', ['10.0.0.1', '2a00::1'], false],
		['everywhere', ['10.0.0.1', '93.184.216.34'], false],
		['everywhere', ['192.168.1.5'], true],
	] as const)('is %s with %j (configured: %s)', (reach, addresses, configured) => {
		expect(reachOf(addresses, configured)).toBe(reach);
	});
});

import { describe, expect, it } from 'vitest';
import { helpText, readArguments } from './cliArguments.ts';

describe("the host's command line", () => {
	it('says what to do without being told', () => {
		const { help, json, options } = readArguments([]);
		expect({ help, json }).toEqual({ help: false, json: false });
		expect(options).toMatchObject({ port: 4443, openRooms: false });
		expect(options.dataDirectory).toContain('parley');
	});

	it('takes every option that its help names', () => {
		const { options } = readArguments([
			...['--port', '0', '--listen', '10.0.0.1', '--listen', 'fd00::5', '--media-port', '40000'],
			...['--announce', '93.184.216.34', '--public-address', 'calls.example.org', '--workers', '2'],
			...['--public-url', 'https://calls.example.org', '--behind-proxy', '127.0.0.1, 10.0.0.0/8'],
			...['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--data-dir', 'd', '--page-dir', 'p'],
			...['--room', 'our-room-1', '--room', 'our-room-2', '--open-rooms', '--json'],
		]);
		expect(options).toEqual({
			port: 0,
			listen: ['10.0.0.1', 'fd00::5'],
			mediaPort: 40000,
			announcedAddresses: ['93.184.216.34'],
			publicAddress: 'calls.example.org',
			publicUrl: 'https://calls.example.org',
			behindProxy: ['127.0.0.1', '10.0.0.0/8'],
			tls: { certificateFile: 'c.pem', keyFile: 'k.pem' },
			dataDirectory: 'd',
			pageDirectory: 'p',
			workers: 2,
			rooms: ['our-room-1', 'our-room-2'],
			openRooms: true,
		});
		const named = helpText.match(/--[a-z-]+/g) ?? [];
		expect(new Set(named).size).toBe(16);
	});

	it.each([[['--port', 'many']], [['--tls-cert', 'c.pem']], [['--unheard-of']], [['stray']]])(
		'refuses %j',
		(args) => {
			expect(() => readArguments(args)).toThrow('bad-options');
		},
	);
});

import { describe, expect, it } from 'vitest';
import { appLink, readInvitation } from '../../contract/invitation/invitation.ts';
import { Invitations } from './invitations.ts';

const key = 'k'.repeat(43);
const roomId = 'a-room-of-ours';
const listen = ['192.168.1.5', 'fd00::5', '127.0.0.1'];

describe('invitations', () => {
	it('list this network, then the public address, and pin the key', () => {
		const invitations = new Invitations({ listen, publicAddress: 'calls.example.org' }, key);
		const invitation = invitations.to(roomId, 4443);
		expect(invitation).toEqual({
			roomId,
			addresses: ['192.168.1.5:4443', '[fd00::5]:4443', 'calls.example.org:4443'],
			key,
		});
		expect(readInvitation(appLink(invitation))).toEqual(invitation);
		expect(invitations.own(roomId, 4443)).toEqual({ roomId, addresses: ['127.0.0.1:4443'], key });
		expect(invitations.reach).toBe('everywhere');
	});

	it.each([
		['calls.example.org:8443', 'calls.example.org:8443'],
		['[2a00::1]:8443', '[2a00::1]:8443'],
		['2a00::1', '[2a00::1]:4443'],
		['93.184.216.34', '93.184.216.34:4443'],
		['93.184.216.34:1', '93.184.216.34:1'],
	])('take a public address as %s', (publicAddress, expected) => {
		expect(new Invitations({ listen, publicAddress }, key).addresses(4443).at(-1)).toBe(expected);
	});

	it('name a trusted host by its own name alone', () => {
		const tls = { certificateFile: '', keyFile: '' };
		const certified = new Invitations({ listen, publicAddress: 'calls.example.org', tls }, undefined);
		expect(certified.to(roomId, 4443)).toEqual({ roomId, addresses: ['calls.example.org:4443'] });
		const proxied = new Invitations({ listen, publicUrl: 'https://calls.example.org' }, key);
		expect(proxied.to(roomId, 4443)).toEqual({ roomId, addresses: ['calls.example.org:443'] });
		expect(proxied.own(roomId, 4443)).toMatchObject({ key });
		expect(() => new Invitations({ listen, tls }, undefined)).toThrow('bad-options');
	});

	it('stay on this machine when it has no network', () => {
		const invitations = new Invitations({ listen: ['127.0.0.1'] }, key);
		expect(invitations.to(roomId, 4443).addresses).toEqual(['127.0.0.1:4443']);
		expect(invitations.reach).toBe('this-machine');
	});
});

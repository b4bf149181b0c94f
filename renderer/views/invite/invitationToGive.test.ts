import { expect, test } from 'vitest';
import type { HostingState } from '../../../contract/bridge/features.ts';
import { invitationOfHost, invitationToGive, leadsElsewhere } from './invitationToGive.ts';

const key = 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k';
const general = { roomId: 'k3Vd0sPq9xZt', addresses: ['192.168.1.5:4443'], key };
const own = { ...general, addresses: ['127.0.0.1:4443'] };
const running: Extract<HostingState, { kind: 'running' }> = {
	kind: 'running',
	invitation: general,
	own,
	localPage: 'http://127.0.0.1:4443/join/k3Vd0sPq9xZt',
	reach: 'this-network',
};

test("a host's own way in is not handed on", () => {
	const given = invitationToGive({ destination: { kind: 'parley', invitation: own }, hosted: true }, running);
	expect(given).toEqual({
		kind: 'parley',
		invitation: general,
		page: `https://192.168.1.5:4443/join/k3Vd0sPq9xZt#key=${key}`,
		warned: true,
		reach: 'this-network',
	});
	expect(leadsElsewhere(`https://192.168.1.5:4443/join/k3Vd0sPq9xZt`)).toBe(true);
});

test('without a network the page of this machine is given, which no phone can open', () => {
	const given = invitationOfHost({ ...running, reach: 'this-machine' });
	expect(given.page).toBe(running.localPage);
	expect(given.warned).toBe(false);
	expect(leadsElsewhere(given.page)).toBe(false);
});

test('a guest passes on what they came with', () => {
	const invitation = { roomId: 'k3Vd0sPq9xZt', addresses: ['calls.example.org:443'] };
	expect(invitationToGive({ destination: { kind: 'parley', invitation }, hosted: false }, running)).toEqual({
		kind: 'parley',
		invitation,
		page: 'https://calls.example.org:443/join/k3Vd0sPq9xZt',
		warned: false,
		reach: null,
	});
});

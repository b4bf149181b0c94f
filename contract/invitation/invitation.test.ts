import { expect, it } from 'vitest';
import { appLink, hostLink, hostPage, pageAddress, readInvitation } from './invitation.ts';

const key = 'k'.repeat(43);
const moderator = 'm'.repeat(43);
const own = { roomId: 'room-of-ours', addresses: ['192.168.1.5:4443'], key, moderator };
const { moderator: _, ...forAll } = own;

it('makes a host by the link for hosts alone', () => {
	expect(readInvitation(hostLink(own))).toEqual(own);
	expect(readInvitation(hostPage(own))).toEqual(own);
	expect(readInvitation(appLink(own))).toEqual(forAll);
	expect(readInvitation(pageAddress(own))).toEqual(forAll);
	expect(hostLink(forAll)).toBe(appLink(forAll));
	expect(hostPage(forAll)).toBe(pageAddress(forAll));
	expect(hostPage({ ...own, key: undefined })).toMatch(/#host=m{43}$/);
});

it('makes a guest by a link whose token is damaged', () => {
	expect(readInvitation(`${appLink(forAll)}&host=nonsense`)).toEqual(forAll);
});

import { expect, it } from 'vitest';
import { capabilitiesOf, grantsOf, grantsOfToken } from './grants.ts';

const tokenOf = (claims: unknown) => `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.c2ln`;

it('takes what a token does not say as the server takes it', () => {
	expect(grantsOfToken(tokenOf({ video: { roomJoin: true, room: 'a' } }))).toEqual({
		publish: true,
		subscribe: true,
		data: true,
		ownMetadata: false,
	});
});

it('lets nobody write whose token lets them send nothing', () => {
	const grants = grantsOfToken(tokenOf({ video: { canPublish: false } }));
	expect(capabilitiesOf(grants)).toMatchObject({
		publish: { unavailable: 'not-allowed' },
		messages: { unavailable: 'not-allowed' },
		receive: true,
	});
	expect(grantsOfToken(tokenOf({ video: { canPublish: false, canPublishData: true } })).data).toBe(true);
});

it.each(['', 'no token', 'a.b.c', tokenOf({ video: { canPublish: 'yes' } }), tokenOf([])])(
	'leaves it to the server what %j is',
	(token) => {
		expect(grantsOfToken(token).publish).toBe(true);
	},
);

it('goes by what the server says once it has said it', () => {
	const said = { canPublish: false, canSubscribe: true, canPublishData: true, canUpdateMetadata: true };
	expect(grantsOf({ permissions: said as never })).toEqual({
		publish: false,
		subscribe: true,
		data: true,
		ownMetadata: true,
	});
});

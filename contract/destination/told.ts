import { z } from '../schema.ts';
import { longestLink, withScheme } from './linkText.ts';
import { demoSocket } from './mediasoupDemo.ts';
import { recognise } from './recognise.ts';
import { lacking, type Recognised, to } from './recognised.ts';
import { janusAt, liveKitAt } from './recogniseSocket.ts';

/** What one request to a server told of it. Nothing else of the answer is kept. */
export const told = z.discriminatedUnion('kind', [
	z.object({
		kind: z.enum([
			'parley',
			'mediasoup-demo',
			'livekit',
			'livekit-meet',
			'janus',
			'galene',
			'whip',
			/** It answered, and none of these. */
			'unknown',
			'unreachable',
			/** Its certificate is not one that the web trusts. */
			'untrusted',
		]),
	}),
	/** It named another address instead; that one was not asked. */
	z.object({ kind: z.literal('moved'), address: z.string().max(longestLink) }),
]);
export type Told = z.infer<typeof told>;

/**
 * Why there is no call at an address. Sentences under `found.nothing.<why>`.
 * - `no-call`: it answered, and nothing that Parley knows is there
 * - `no-room`: it is a Parley host, and the link names no call there
 */
export type NothingFound = 'unreachable' | 'untrusted' | 'no-call' | 'no-room';

/** What is at an address, after its server has told; a word where there is no call. */
export function whatItIs(address: string, told: Told): Recognised | NothingFound {
	const url = new URL(address);
	switch (told.kind) {
		case 'unreachable':
		case 'untrusted':
			return told.kind;
		case 'unknown':
			return 'no-call';
		case 'parley':
			return 'no-room';
		case 'moved':
			return moved(url, told.address);
		case 'mediasoup-demo':
			return mediasoupDemo(url);
		case 'livekit':
			return lacking(liveKitAt(url, ''), 'token');
		case 'livekit-meet':
			return lacking({ kind: 'livekit-meet', page: withScheme(url, 'page'), room: '' }, 'room');
		case 'janus':
			return lacking(janusAt(url, ''), 'room', 'pin');
		case 'galene':
			return lacking({ kind: 'galene', group: `${withScheme(url, 'page')}/group/` }, 'group');
		case 'whip':
			return to({ kind: 'whip', endpoint: address });
	}
}

/** To where, if its form says what that is: a server may not lead on and on. */
function moved(from: URL, address: string): Recognised | 'no-call' {
	const found = recognise(address);
	if (found.kind === 'problem') return 'no-call';
	if (found.kind !== 'unknown') return found;
	// The same server again, under the address that it likes better: that is no other place to ask.
	return new URL(found.address).host === from.host ? 'no-call' : found;
}

function mediasoupDemo(url: URL): Recognised {
	if (url.protocol === 'wss:' || url.protocol === 'ws:')
		return lacking(
			{ kind: 'mediasoup-demo', socket: `${withScheme(url, 'socket')}${url.pathname}`, roomId: '' },
			'room',
		);
	const origin = withScheme(url, 'page');
	return lacking({ kind: 'mediasoup-demo', socket: demoSocket(origin), roomId: '', origin }, 'room');
}

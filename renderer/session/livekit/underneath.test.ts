import type { Room } from 'livekit-client';
import { expect, it } from 'vitest';
import { pinger, relaysOf } from './underneath.ts';

it('asks relays alone, and no STUN server of anybody', () => {
	const relay = { urls: ['turns:relay.example.net:443?transport=tcp'], username: 'a', credential: 'b' };
	const iceServers = [
		{ urls: ['stun:stun.l.google.com:19302', 'stun:global.stun.twilio.com:3478?transport=udp'] },
		{ urls: ['stun:calls.example.org:3478', ...relay.urls], username: 'a', credential: 'b' },
	];
	const room = { engine: { latestJoinResponse: { iceServers } } } as unknown as Room;
	expect(relaysOf(room)).toEqual([relay]);
	expect(relaysOf({} as Room)).toEqual([]);
});

it('hears an answer to its question when the client notes how long it took', async () => {
	const client = { rtt: 0, sendPing: () => Promise.resolve() };
	const ping = pinger({ engine: { client } } as unknown as Room);
	let answers = 0;
	for (let asked = 0; asked < 2; asked++) void ping().then(() => answers++);
	await Promise.resolve();
	expect(answers).toBe(0);
	client.rtt = 12;
	await new Promise((resolve) => setTimeout(resolve));
	expect(answers).toBe(2);
	expect(client.rtt).toBe(12);
});

import type { Room } from 'livekit-client';
import { expect, it } from 'vitest';
import { ownIceServers, pinger } from './underneath.ts';

const roomTold = (iceServers: { urls: string[]; username?: string; credential?: string }[]) =>
	({ engine: { latestJoinResponse: { iceServers } } }) as unknown as Room;

it('asks no STUN server but the one on the host that was named, and every relay', () => {
	const room = roomTold([
		{ urls: ['stun:stun.l.google.com:19302', 'stun:global.stun.twilio.com:3478?transport=udp'] },
		{ urls: ['stun:calls.example.org:3478'] },
		{ urls: ['turns:relay.example.net:443?transport=tcp'], username: 'a', credential: 'b' },
	]);
	expect(ownIceServers(room, 'wss://calls.example.org/livekit')).toEqual([
		{ urls: ['stun:calls.example.org:3478'] },
		{ urls: ['turns:relay.example.net:443?transport=tcp'], username: 'a', credential: 'b' },
	]);
	expect(ownIceServers({} as Room, 'wss://calls.example.org')).toEqual([]);
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

import { expect, it } from 'vitest';
import { Tokens } from './access.ts';

const signal = new AbortController().signal;
const meet = (given: unknown) => {
	let asked = 0;
	const tokens = new Tokens({
		kind: 'livekit-meet',
		page: 'https://meet.example.org',
		room: 'a',
		askForToken: async () => {
			asked++;
			return given as { serverUrl: string; participantToken: string };
		},
	});
	return { tokens, asked: () => asked };
};

it('asks a page once, keeps what the server refreshes, and asks again when that is refused', async () => {
	const { tokens, asked } = meet({ serverUrl: 'wss://calls.example.org', participantToken: 'first' });
	expect(await tokens.get('Anna', signal)).toEqual({ url: 'wss://calls.example.org', token: 'first' });
	tokens.refreshed('second');
	expect((await tokens.get('Anna', signal)).token).toBe('second');
	expect(asked()).toBe(1);
	expect(tokens.refused()).toBe(true);
	expect((await tokens.get('Anna', signal)).token).toBe('first');
	expect(asked()).toBe(2);
});

it.each([
	null,
	{},
	{ serverUrl: 'javascript:alert(1)', participantToken: 'a' },
	{ serverUrl: 'wss://calls.example.org', participantToken: '' },
	{ serverUrl: 'nowhere', participantToken: 'a' },
	{ serverUrl: 'wss://calls.example.org', participantToken: 'a'.repeat(20_000) },
])('takes no nonsense from a page: %j', async (given) => {
	await expect(meet(given).tokens.get('Anna', signal)).rejects.toMatchObject({ reason: 'protocol' });
});

it('has no other token than the one of the link', async () => {
	const tokens = new Tokens({ kind: 'livekit', url: 'wss://calls.example.org', token: 'of the link' });
	expect((await tokens.get('Anna', signal)).token).toBe('of the link');
	expect(tokens.refused()).toBe(false);
});

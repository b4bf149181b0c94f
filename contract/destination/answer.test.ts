import { expect, test } from 'vitest';
import { type Answer, whoAnswers, whoChose } from './answer.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (body: string): Answer => ({ status: 200, headers: html, body });

test.each<[string, Answer, string]>([
	['Galene, a group', page('<title>Team</title><script src="/galene.js" defer></script>'), 'galene'],
	['Galene, its front page', page("<script src='/mainpage.js' defer></script>"), 'galene'],
	['LiveKit Meet', page('<title>LiveKit Meet | Conference app build with LiveKit</title>'), 'livekit-meet'],
	['LiveKit Meet, a room', page('<meta property="og:site_name" content="LiveKit Meet"/>'), 'livekit-meet'],
	[
		"mediasoup's demo",
		page("<title>mediasoup demo</title><div id='mediasoup-demo-app-container'>"),
		'mediasoup-demo',
	],
	['a Parley host', page('<title>Parley</title><div id="root"></div>'), 'parley'],
	[
		'LiveKit',
		{ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' },
		'livekit',
	],
	['WHIP', { status: 405, headers: { 'accept-post': 'application/sdp' }, body: '' }, 'whip'],
	[
		'protoo',
		{
			status: 400,
			headers: { 'x-websocket-reject-reason': 'Connection request without roomId and/or peerId' },
			body: '',
		},
		'mediasoup-demo',
	],
	['a page that says OK', page('OK'), 'unknown'],
	['a page about Galene', page('<title>Galène</title> is a videoconference server'), 'unknown'],
	['what is not there', { status: 404, headers: html, body: '<title>LiveKit Meet</title>' }, 'unknown'],
	['nothing at all', { status: 0, headers: {}, body: '' }, 'unknown'],
])('%s', (_who, answer, kind) => {
	expect(whoAnswers(answer)).toBe(kind);
});

test('a long answer of any kind takes no time', () => {
	const started = performance.now();
	for (const body of [
		'<title>'.repeat(9000),
		'<script '.repeat(8000),
		'content='.repeat(8000),
		' '.repeat(65_536),
	])
		expect(whoAnswers(page(body))).toBe('unknown');
	expect(performance.now() - started).toBeLessThan(5_000);
});

test('a subprotocol names its server', () => {
	expect(whoChose('janus-protocol')).toBe('janus');
	expect(whoChose('protoo')).toBe('mediasoup-demo');
	for (const other of ['', 'toString', 'galene']) expect(whoChose(other)).toBe('unknown');
});

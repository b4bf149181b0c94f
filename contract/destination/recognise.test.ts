import { describe, expect, test } from 'vitest';
import { appLink, hostLink } from '../invitation/invitation.ts';
import type { Destination } from './destination.ts';
import { linkOf } from './linkOf.ts';
import { longestLink } from './linkText.ts';
import { recognise } from './recognise.ts';
import { tokenFor } from './tokens.test-part.ts';

const key = 'k'.repeat(43);
const invitation = { roomId: 'room-of-ours', addresses: ['192.168.1.5:4443'], key };
const token = tokenFor({ room: 'planning' });

/** Links as people are given them, and where they lead. */
const whole: readonly [string, Destination][] = [
	[appLink(invitation), { kind: 'parley', invitation }],
	[
		hostLink({ ...invitation, moderator: 'm'.repeat(43) }),
		{ kind: 'parley', invitation: { ...invitation, moderator: 'm'.repeat(43) } },
	],
	[
		`https://192.168.1.5:4443/join/room-of-ours#key=${key}`,
		{ kind: 'parley', invitation: { ...invitation, addresses: ['192.168.1.5:4443'] } },
	],
	[
		'http://localhost:4480/join/room-of-ours',
		{
			kind: 'parley',
			invitation: { roomId: 'room-of-ours', addresses: ['localhost:4480'], plain: true },
		},
	],
	[
		'https://v3demo.mediasoup.org/?roomId=q3yvbmle',
		{
			kind: 'mediasoup-demo',
			socket: 'wss://v3demo.mediasoup.org:4443/',
			roomId: 'q3yvbmle',
			origin: 'https://v3demo.mediasoup.org',
		},
	],
	[
		'https://192.168.1.7:3000/?info=true&roomId=a%20room&consumerReplicas=2',
		{
			kind: 'mediasoup-demo',
			socket: 'wss://192.168.1.7:4443/',
			roomId: 'a room',
			origin: 'https://192.168.1.7:3000',
		},
	],
	[
		'https://[2001:db8::7]:3000/?roomId=six',
		{
			kind: 'mediasoup-demo',
			socket: 'wss://[2001:db8::7]:4443/',
			roomId: 'six',
			origin: 'https://[2001:db8::7]:3000',
		},
	],
	[
		'wss://demo.example.org:4443/?roomId=x1&peerId=me',
		{ kind: 'mediasoup-demo', socket: 'wss://demo.example.org:4443/', roomId: 'x1' },
	],
	[
		'ws://127.0.0.1:4443?roomId=here',
		{ kind: 'mediasoup-demo', socket: 'ws://127.0.0.1:4443/', roomId: 'here' },
	],
	[
		`wss://myproject.livekit.cloud?access_token=${token}`,
		{ kind: 'livekit', url: 'wss://myproject.livekit.cloud', token },
	],
	[
		`wss://myproject.livekit.cloud/rtc?access_token=${token}&auto_subscribe=1&sdk=js`,
		{ kind: 'livekit', url: 'wss://myproject.livekit.cloud', token },
	],
	[
		`wss://calls.example.org/livekit/?token=${token}#a%20passphrase`,
		{ kind: 'livekit', url: 'wss://calls.example.org/livekit', token, passphrase: 'a passphrase' },
	],
	[
		`https://livekit.example.org/?access_token=${token}`,
		{ kind: 'livekit', url: 'wss://livekit.example.org', token },
	],
	[`ws://localhost:7880?access_token=${token}`, { kind: 'livekit', url: 'ws://localhost:7880', token }],
	[
		`https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Fmy.example.org&token=${token}#secret`,
		{ kind: 'livekit', url: 'wss://my.example.org', token, passphrase: 'secret' },
	],
	[
		'https://meet.livekit.io/rooms/ab12-cd34',
		{ kind: 'livekit-meet', page: 'https://meet.livekit.io', room: 'ab12-cd34' },
	],
	[
		'https://meet.example.org:8443/rooms/Monday%20team?region=eu#lo%23ng%20secret',
		{
			kind: 'livekit-meet',
			page: 'https://meet.example.org:8443',
			room: 'Monday team',
			passphrase: 'lo#ng secret',
		},
	],
	[
		'wss://janus.example.org/janus?room=1234&pin=98%2676',
		{ kind: 'janus', url: 'wss://janus.example.org/janus', room: '1234', pin: '98&76' },
	],
	[
		'wss://janus.example.org:8989?room=staff',
		{ kind: 'janus', url: 'wss://janus.example.org:8989/', room: 'staff' },
	],
	['ws://127.0.0.1:8188/?room=5', { kind: 'janus', url: 'ws://127.0.0.1:8188/', room: '5' }],
	[
		'https://galene.org:8443/group/public/',
		{ kind: 'galene', group: 'https://galene.org:8443/group/public/' },
	],
	[
		'https://galene.example.org/group/team/monday',
		{ kind: 'galene', group: 'https://galene.example.org/group/team/monday/' },
	],
	[
		'https://galene.example.org/group/team/?token=s3cret-invitation',
		{ kind: 'galene', group: 'https://galene.example.org/group/team/', token: 's3cret-invitation' },
	],
	[
		'https://anna:p%40ss%3Aword@galene.example.org/group/team/',
		{
			kind: 'galene',
			group: 'https://galene.example.org/group/team/',
			username: 'anna',
			password: 'p@ss:word',
		},
	],
	[
		'https://galene.example.org/group/team/.status',
		{ kind: 'galene', group: 'https://galene.example.org/group/team/' },
	],
	[
		'https://galene.example.org/group/été/',
		{ kind: 'galene', group: 'https://galene.example.org/group/%C3%A9t%C3%A9/' },
	],
	[
		'https://galene.example.org/group/team/.whip',
		{ kind: 'whip', endpoint: 'https://galene.example.org/group/team/.whip' },
	],
	[
		'https://galene.example.org/group/team/.whip?token=abc',
		{ kind: 'whip', endpoint: 'https://galene.example.org/group/team/.whip', token: 'abc' },
	],
	[
		'https://director.millicast.com/api/whip/mystream',
		{ kind: 'whip', endpoint: 'https://director.millicast.com/api/whip/mystream' },
	],
	['http://localhost:8889/stage/whip', { kind: 'whip', endpoint: 'http://localhost:8889/stage/whip' }],
	[
		'https://srs.example.org/rtc/v1/whip/?app=live&stream=one&secret=2',
		{ kind: 'whip', endpoint: 'https://srs.example.org/rtc/v1/whip/?app=live&stream=one&secret=2' },
	],
	['https://my.whip.livekit.cloud/w', { kind: 'whip', endpoint: 'https://my.whip.livekit.cloud/w' }],
	[
		'https://x.example.org/whip#token=abc',
		{ kind: 'whip', endpoint: 'https://x.example.org/whip', token: 'abc' },
	],
];

describe('what a link is', () => {
	test.each(whole)('%s', (link, destination) => {
		expect(recognise(link)).toEqual({ kind: 'destination', destination });
	});

	test.each(whole)('spaces, and marks of another direction, around it: %s', (link, destination) => {
		expect(recognise(` \u200f\u202b${link}\u200e\n`)).toEqual({ kind: 'destination', destination });
	});

	test('one written down without https', () => {
		expect(recognise('meet.example.org/rooms/one')).toEqual(recognise('https://meet.example.org/rooms/one'));
		expect(recognise('example.org')).toEqual({ kind: 'problem', problem: 'not-a-link' });
	});

	test.each(whole)('as a place keeps it, it leads to the same: %s', (_link, destination) => {
		const kept = linkOf(destination);
		expect(recognise(kept)).toEqual({ kind: 'destination', destination });
		expect(kept.length).toBeLessThanOrEqual(longestLink);
	});
});

test.each<[string, readonly string[]]>([
	['wss://myproject.livekit.cloud', ['token']],
	['https://myproject.livekit.cloud/', ['token']],
	['wss://livekit.example.org?access_token=', ['token']],
	['https://meet.livekit.io/custom?liveKitUrl=wss://my.example.org', ['token']],
	['wss://janus.example.org/janus', ['room', 'pin']],
	['ws://127.0.0.1:8188', ['room', 'pin']],
	['wss://janus.example.org/janus?room=', ['room', 'pin']],
	['https://galene.example.org/group/', ['group']],
	['https://v3demo.mediasoup.org/?roomId=', ['room']],
])('%s lacks %s', (link, missing) => {
	expect(recognise(link)).toMatchObject({ kind: 'draft', draft: { missing } });
});

test.each([
	['https://example.org', 'https://example.org/'],
	['https://example.org/some/page?a=b#c', 'https://example.org/some/page?a=b'],
	['wss://example.org/', 'wss://example.org/'],
	['http://127.0.0.1:8000/x', 'http://127.0.0.1:8000/x'],
	// A token of something else: whoever it is for, the server can tell.
	['https://example.org/?token=abc', 'https://example.org/?token=abc'],
])('%s only its server can tell', (link, address) => {
	expect(recognise(link)).toEqual({ kind: 'unknown', address });
});

test.each([
	['', 'not-a-link'],
	['hello', 'not-a-link'],
	['javascript:alert(document.cookie)', 'not-a-link'],
	['javascript://example.org/group/x/%0aalert(1)', 'not-a-link'],
	['file:///etc/passwd', 'not-a-link'],
	['data:text/html,<script>alert(1)</script>', 'not-a-link'],
	['blob:https://example.org/123', 'not-a-link'],
	['vbscript:msgbox', 'not-a-link'],
	['mailto:anna@example.org', 'not-a-link'],
	['ftp://example.org/group/x/', 'not-a-link'],
	['see https://example.org/group/x/', 'not-a-link'],
	['https://', 'not-a-link'],
	['https://exa mple.org/', 'not-a-link'],
	['https://example.org:99999/', 'not-a-link'],
	['https://exam\u0000ple.org/group/x/', 'strange-characters'],
	['https://exam\u200bple.org/group/x/', 'strange-characters'],
	['https://example.org/\u202egro.elpmaxe//:sptth/', 'strange-characters'],
	['wss://example.org/\ud800?room=1', 'strange-characters'],
	[`https://example.org/group/${'x'.repeat(5000)}/`, 'too-long'],
	['https://good.example.org@evil.example.org/rooms/x', 'credentials'],
	['wss://me:secret@janus.example.org/janus?room=1', 'credentials'],
	['https://me@example.org/', 'credentials'],
	['parley://join/short?at=192.168.1.5:4443', 'no-room'],
	['parley://join/long-enough', 'no-address'],
	['parley://join/long-enough?at=nowhere', 'bad-address'],
	['parley://join/long-enough?at=a:1&key=no', 'bad-key'],
	['https://example.org/join/short', 'no-room'],
	['http://192.168.1.5/join/long-enough', 'plain-elsewhere'],
	['http://example.org/group/x/', 'plain-elsewhere'],
	['ws://example.org/janus?room=1', 'plain-elsewhere'],
	['http://example.org/', 'plain-elsewhere'],
	['http://localhost.example.org/group/x/', 'plain-elsewhere'],
	['https://meet.livekit.io/custom?liveKitUrl=ws://my.example.org&token=a.b.c', 'plain-elsewhere'],
	['https://meet.livekit.io/custom?liveKitUrl=javascript:alert(1)&token=a.b.c', 'damaged'],
	['wss://my.example.org?access_token=not-a-token', 'bad-token'],
	['https://example.org/group/.hidden/', 'no-room'],
	['https://example.org/group/a%2fb/', 'no-room'],
	['https://example.org/group/a%5cb/', 'no-room'],
	['https://example.org/group/a%00b/', 'no-room'],
	['https://example.org/rooms/%E0%A4%A', 'no-room'],
	['https://example.org/rooms/x#%E0%A4%A', 'damaged'],
	['wss://example.org/janus?room=%E2%80%AE1', 'damaged'],
])('%j gets a sentence: %s', (link, problem) => {
	expect(recognise(link)).toEqual({ kind: 'problem', problem });
});

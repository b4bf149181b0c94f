import { describe, expect, test } from 'vitest';
import { bridgeCalls } from '../../contract/bridge/features.ts';
import { type AnsweredCall, answerCall } from './answerCall.ts';
import { BridgeError } from './bridgeError.ts';
import type { Sender } from './sender.ts';

const page: Sender = { isAppWindow: true, isMainFrame: true, origin: 'parley-app://app' };
const key = 'k'.repeat(43);

/** For each call: data that it takes. */
const wellFormed: Record<string, unknown> = {
	'app.describe': undefined,
	'hosting.start': { port: 4443 },
	'hosting.stop': undefined,
	'hosting.state': undefined,
	'capture.list': { thumbnail: { width: 320, height: 180 } },
	'capture.describe': undefined,
	'capture.choose': { sourceId: 'window:123:0', withSound: true },
	'shareSign.show': {
		language: 'en',
		direction: 'ltr',
		sentence: 'You are sharing Notes',
		resting: false,
		microphone: { on: true, label: 'Microphone on' },
		stop: { label: 'Stop', name: 'Stop sharing' },
	},
	'shareSign.hide': undefined,
	'trust.pin': { hostnames: ['192.168.1.5'], key },
	'origins.use': { socket: 'wss://demo.example.org:4443/', origin: 'https://demo.example.org' },
	'origins.broadcastTo': { endpoint: 'https://live.example.org/whip' },
	'links.take': undefined,
	'globalKey.take': { accelerator: 'CommandOrControl+Shift+M' },
	'globalKey.release': undefined,
	'globalKey.isFree': { accelerator: 'Alt+F5' },
	'clipboard.write': { text: 'hello' },
	'mail.write': { subject: 'Join my call', body: 'parley://join/x' },
	'desktop.present': {
		language: 'id',
		call: {
			phase: 'inside',
			title: 'Ana, Bea',
			hosted: true,
			others: 2,
			microphoneOn: true,
			cameraOn: false,
			sharing: false,
		},
		places: [{ id: 'p1', title: 'Family', favourite: true }],
		canStart: true,
		keepInTray: true,
	},
	'desktop.notify': { title: 'Ana', body: 'hello', waits: true },
	'desktop.seen': undefined,
	'desktop.habits': undefined,
	'desktop.startAtLogin': { on: true },
	'recovery.keep': {
		destination: {
			kind: 'parley',
			invitation: { roomId: 'abcdefgh12', addresses: ['192.168.1.5:4443'], key },
		},
		hosted: false,
		identity: { peerId: 'peer', secret: 'secret' },
		microphoneOn: false,
		cameraOn: true,
	},
	'recovery.forget': undefined,
	'recovery.take': undefined,
	'systemSettings.pages': undefined,
	'systemSettings.open': { page: 'camera' },
	'diagnostics.gather': undefined,
	'diagnostics.save': { text: 'Parley report' },
	'diagnostics.pageError': { what: 'TypeError at main.js:1:2' },
	'saved.read': undefined,
	'saved.write': { name: 'settings', text: '{}' },
	'saved.setAside': { name: 'places' },
	'saved.keyStore': undefined,
	'clipboard.joinLink': undefined,
	'probe.ask': { address: 'https://example.org/' },
	'liveKitMeet.askForToken': { page: 'https://meet.example.org', room: 'one', participantName: 'Anna' },
};

const calls = Object.entries(bridgeCalls).flatMap(([feature, methods]) =>
	Object.entries(methods).map(([method, { data }]) => ({ name: `${feature}.${method}`, schema: data })),
);

function recorded(schema: AnsweredCall['schema']) {
	const received: unknown[] = [];
	const answer = (data: unknown) => received.push(data);
	return { call: { schema, answer }, received };
}

function unexpected(error: unknown): never {
	throw error;
}

/** Every way to spoil a value in one place: another type there, a property gone, a text or number out of bounds. */
function spoiled(value: unknown): unknown[] {
	const otherTypes: unknown[] = [
		null,
		true,
		-1,
		1.5,
		Number.NaN,
		'\0',
		'x'.repeat(10_000),
		{},
		{ toString: 1 },
	];
	const others = otherTypes.filter((other) => typeof other !== typeof value || other === null);
	if (Array.isArray(value)) {
		return [...others, [], new Array(1000).fill(value[0]), ...spoiled(value[0]).map((item) => [item])];
	}
	if (typeof value === 'object' && value !== null) {
		return [
			...others.filter((other) => typeof other !== 'object'),
			...Object.entries(value).flatMap(([name, inner]) =>
				spoiled(inner).map((bad) => ({ ...value, [name]: bad })),
			),
		];
	}
	if (typeof value === 'string') return [...others, 'x'.repeat(10_000)];
	if (typeof value === 'number') return [...others, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9];
	return others;
}

test('each call of the contract has an example here', () => {
	expect(Object.keys(wellFormed).sort()).toEqual(calls.map(({ name }) => name).sort());
});

describe.each(calls)('$name', ({ name, schema }) => {
	test('is answered for our page', async () => {
		const { call, received } = recorded(schema);
		expect(await answerCall(call, page, wellFormed[name], unexpected)).toEqual({ reply: 1 });
		expect(received).toEqual([wellFormed[name]]);
	});

	test.each<[string, Partial<Sender>]>([
		['another window', { isAppWindow: false }],
		['a frame inside', { isMainFrame: false }],
		['another origin', { origin: 'https://app' }],
		['a file', { origin: 'file://' }],
		['no origin', { origin: '' }],
	])('is refused for %s', async (_who, difference) => {
		const { call, received } = recorded(schema);
		const answer = await answerCall(call, { ...page, ...difference }, wellFormed[name], unexpected);
		expect(answer).toEqual({ failed: 'unknown-sender' });
		expect(received).toEqual([]);
	});

	test('is refused with malformed data', async () => {
		const attempts = spoiled(wellFormed[name]);
		expect(attempts.length).toBeGreaterThan(5);
		for (const attempt of attempts) {
			const { call, received } = recorded(schema);
			const answer = await answerCall(call, page, attempt, unexpected);
			expect(answer, JSON.stringify(attempt)).toEqual({ failed: 'malformed' });
			expect(received).toEqual([]);
		}
	});
});

describe('a call that fails', () => {
	const failing = (error: unknown): AnsweredCall => ({
		schema: bridgeCalls.app.describe.data,
		answer: () => Promise.reject(error),
	});

	test('says its reason', async () => {
		const answer = await answerCall(failing(new BridgeError('port-taken')), page, undefined, unexpected);
		expect(answer).toEqual({ failed: 'port-taken' });
	});

	test('keeps the text of an exception to itself', async () => {
		const errors: unknown[] = [];
		const error = new Error('/home/anna/secret');
		const answer = await answerCall(failing(error), page, undefined, (thrown) => errors.push(thrown));
		expect(answer).toEqual({ failed: 'internal' });
		expect(errors).toEqual([error]);
	});
});

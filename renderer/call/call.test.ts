import mitt from 'mitt';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionError } from '../session/sessionError.ts';
import type { PlaybackEvents } from '../sound/playback.ts';
import { type Call, createCall } from './call.ts';
import { restsAfterMs } from './ownShare.ts';
import {
	ScriptedMicrophone,
	type ScriptedPublication,
	ScriptedSession,
	ScriptedStream,
	ScriptedTrack,
} from './scriptedCall.test-part.ts';
import type { CallWishes } from './sending.ts';

vi.stubGlobal('MediaStream', ScriptedStream);

let session: ScriptedSession;
let microphone: ScriptedMicrophone;
let camera: ScriptedTrack;
let screen: ScriptedTrack;
let cameraRefusal: DOMException | null;
let playing: Map<string, number>;

beforeEach(() => {
	session = new ScriptedSession();
	microphone = new ScriptedMicrophone();
	camera = new ScriptedTrack('video');
	screen = new ScriptedTrack('video');
	cameraRefusal = null;
	playing = new Map();
});

function call(wishes: Partial<CallWishes> = {}): Call {
	const devices = {
		getUserMedia: async () => {
			if (cameraRefusal) throw cameraRefusal;
			camera = new ScriptedTrack('video');
			return new ScriptedStream([camera]);
		},
		getDisplayMedia: async () => new ScriptedStream([screen]),
		enumerateDevices: async () => [],
		addEventListener: () => {},
		removeEventListener: () => {},
	};
	return createCall({
		openSession: async () => session,
		displayName: 'Me',
		devices: devices as never,
		microphone,
		playback: {
			events: mitt<PlaybackEvents>(),
			play: (id) => playing.set(id, 1),
			remove: (id) => playing.delete(id),
			setVolume: (id, volume) => playing.set(id, volume),
			setOutput: async () => {},
			unblock: async () => {},
			close: () => {},
		},
		wishes: {
			microphoneOn: true,
			cameraOn: false,
			denoise: true,
			talkingWhileMutedHint: true,
			camera: { width: 640, height: 360, framesPerSecond: 15 },
			...wishes,
		},
	});
}

const anna = { id: 'anna', displayName: 'Anna' };
const voice = { id: 'a-mic', participantId: 'anna', source: 'microphone', muted: false } as const;

describe('joining', () => {
	it('publishes what is wished, and says that it is inside', async () => {
		const one = call({ cameraOn: true });
		await one.join();
		expect(one.state.phase.kind).toBe('inside');
		expect(session.of('microphone').muted).toBe(false);
		expect(session.of('camera').track).toBe(camera);
		expect(one.state.own).toMatchObject({ microphone: { on: true }, camera: { on: true } });
	});

	it('sends as soon as one is inside, whatever joining still waits for', async () => {
		session.settling = new Promise(() => {});
		void call().join();
		await vi.waitFor(() => expect(session.of('microphone').muted).toBe(false));
	});

	it('never turns a microphone on by surprise', async () => {
		const one = call({ microphoneOn: false });
		await one.join();
		expect(session.of('microphone').muted).toBe(true);
		expect(microphone.listening).toBe('off');
		expect(one.state.own.microphone.on).toBe(false);
	});

	it('is a call also without a microphone and a camera', async () => {
		microphone.problem = 'no-device';
		cameraRefusal = new DOMException('no', 'NotAllowedError');
		const one = call({ cameraOn: true });
		await one.join();
		expect(one.state.phase.kind).toBe('inside');
		expect(one.state.own).toMatchObject({
			microphone: { on: false, problem: 'no-device' },
			camera: { on: false, problem: 'refused' },
		});
		expect(session.of('microphone').muted).toBe(true);
	});

	it('ends with the reason when the host refuses, and frees everything', async () => {
		session.refusal = new SessionError('room-full');
		const one = call({ cameraOn: true });
		await one.join();
		expect(one.state.phase).toEqual({ kind: 'ended', reason: 'failed', error: 'room-full' });
		expect(microphone.closed).toBe(true);
		expect(camera.readyState).toBe('ended');
		expect(session.left).toBe(true);
	});
});

describe('own media', () => {
	it('is muted for the others before the device is let go', async () => {
		const one = call();
		await one.join();
		const publication = session.of('microphone');
		const order: string[] = [];
		vi.spyOn(publication, 'setMuted').mockImplementation(async (muted) => {
			order.push(muted ? 'muted' : 'unmuted');
		});
		vi.spyOn(microphone, 'setListening').mockImplementation(async (listening) => {
			order.push(listening);
		});
		await one.setMicrophoneOn(false);
		await one.setMicrophoneOn(true);
		expect(order).toEqual(['muted', 'voice-only', 'full', 'unmuted']);
	});

	it('lets the device go while muted when no hint is wanted', async () => {
		const one = call({ talkingWhileMutedHint: false });
		await one.join();
		await one.setMicrophoneOn(false);
		expect(microphone.listening).toBe('off');
		one.setTalkingWhileMutedHint(true);
		await expect.poll(() => microphone.listening).toBe('voice-only');
	});

	it('stays muted when the device is refused on unmuting', async () => {
		const one = call({ microphoneOn: false });
		await one.join();
		microphone.problem = 'refused';
		await one.setMicrophoneOn(true);
		expect(one.state.own.microphone).toMatchObject({ on: false, problem: 'refused' });
		expect(session.of('microphone').muted).toBe(true);
	});

	it('sends the camera by one publication, however often it is switched', async () => {
		const one = call({ cameraOn: true });
		await one.join();
		const first = camera;
		await one.setCameraOn(false);
		await expect.poll(() => session.of('camera').muted).toBe(true);
		expect(first.readyState).toBe('ended');
		await one.setCameraOn(true);
		await expect.poll(() => session.of('camera').done.at(-1)).toBe('unmuted');
		expect(session.of('camera').track).toBe(camera);
		expect(session.publications.filter(({ source }) => source === 'camera')).toHaveLength(1);
	});

	it('takes another camera when this one is unplugged, and says so', async () => {
		const one = call({ cameraOn: true });
		await one.join();
		const first = camera;
		first.onended?.();
		await expect.poll(() => session.of('camera').track).not.toBe(first);
		await expect.poll(() => one.state.notices.map(({ kind }) => kind)).toContain('camera-changed');
		expect(one.state.own.camera.on).toBe(true);
	});
});

describe('sharing', () => {
	it('rests only when no picture came for a while, comes back, and ends with its window', async () => {
		vi.useFakeTimers();
		try {
			const one = call();
			await one.join();
			await one.startShare({ title: 'Notes', withSound: false });
			const publication: ScriptedPublication = session.of('screen');
			screen.onmute?.();
			await vi.advanceTimersByTimeAsync(restsAfterMs - 1);
			screen.onunmute?.();
			await vi.advanceTimersByTimeAsync(restsAfterMs);
			expect(one.state.own.share.kind).toBe('on');
			screen.onmute?.();
			await vi.advanceTimersByTimeAsync(restsAfterMs);
			expect(one.state.own.share.kind).toBe('resting');
			expect(publication.muted).toBe(true);
			screen.onunmute?.();
			await vi.advanceTimersByTimeAsync(0);
			expect(one.state.own.share.kind).toBe('on');
			expect(publication.muted).toBe(false);
			screen.onended?.();
			await vi.advanceTimersByTimeAsync(0);
			expect(one.state.own.share.kind).toBe('off');
			expect(publication.closed).toBe(true);
			expect(one.state.notices.at(-1)?.kind).toBe('own-share-ended');
		} finally {
			vi.useRealTimers();
		}
	});
});

describe('the others', () => {
	it('are heard, seen in the size of their place, and gone when they leave', async () => {
		const one = call();
		await one.join();
		session.events.emit('participant-joined', anna);
		session.events.emit('track-published', voice);
		session.events.emit('track-received', { trackId: 'a-mic', track: new ScriptedTrack('audio').real });
		one.setParticipantVolume('anna', 0.5);
		expect(playing).toEqual(new Map([['a-mic', 0.5]]));
		one.showVideo('a-cam', { width: 640, height: 360 });
		expect(session.receptions.get('a-cam')).toEqual({ wanted: true, size: { width: 640, height: 360 } });
		one.showVideo('a-cam', null);
		expect(session.receptions.get('a-cam')).toEqual({ wanted: false });
		session.events.emit('levels', [{ participantId: 'anna', level: 0.6 }]);
		expect(one.state.participants[1]).toMatchObject({ name: 'Anna', speaking: true, volume: 0.5 });
		expect(one.levels.of('anna')).toBe(0.6);
		session.events.emit('track-ended', { trackId: 'a-mic' });
		session.events.emit('participant-left', { id: 'anna' });
		expect(playing.size).toBe(0);
		expect(one.state.participants).toHaveLength(1);
		expect(one.state.notices.map(({ kind }) => kind)).toEqual(['joined', 'left']);
	});
});

describe('what changes often', () => {
	it('says levels past the state, which changes only when speaking begins or ends', async () => {
		const one = call();
		await one.join();
		session.events.emit('participant-joined', anna);
		session.events.emit('participant-joined', { id: 'ben', displayName: 'Ben' });
		session.events.emit('track-published', voice);
		await Promise.resolve();
		const ben = one.state.participants[2];
		let told = 0;
		one.events.on('changed', () => told++);
		for (const level of [0.3, 0.5, 0.7]) {
			session.events.emit('levels', [{ participantId: 'anna', level }]);
			expect(one.levels.of('anna')).toBe(level);
			await Promise.resolve();
		}
		expect(told).toBe(1);
		expect(one.state.participants[1]?.speaking).toBe(true);
		session.events.emit('levels', []);
		expect(one.levels.of('anna')).toBe(0);
		expect(one.state.participants[1]?.speaking).toBe(false);
		// What is said of one person is nothing new of another.
		expect(one.state.participants[2]).toBe(ben);
	});

	it('keeps a connection that became weak until another connection is made', async () => {
		const one = call();
		await one.join();
		session.events.emit('participant-joined', anna);
		const connections = () => one.state.participants.map(({ connection }) => connection);
		session.events.emit('connection-quality', { participantId: 'anna', quality: 'lost' });
		session.events.emit('connection-quality', { participantId: null, quality: 'weak' });
		expect(connections()).toEqual(['weak', 'lost']);
		session.events.emit('state', { kind: 'reconnecting', attempt: 1, reason: 'network-gone' });
		expect(connections()[0]).toBe('lost');
		session.events.emit('state', { kind: 'joined' });
		expect(connections()).toEqual(['good', 'good']);
	});
});

it('passes on what a tile wants as soon as there is a tile', async () => {
	const one = call();
	one.events.on('changed', ({ participants }) => {
		if (participants[1]?.tracks.camera) one.showVideo('a-cam', { width: 320, height: 180 });
	});
	const join = session.join.bind(session);
	session.join = async () => {
		await join();
		session.events.emit('participant-joined', anna);
		session.events.emit('track-published', { ...voice, id: 'a-cam', source: 'camera' });
		await Promise.resolve();
		// A session is joined before everything that is already there has arrived.
		expect(session.receptions.get('a-cam')).toMatchObject({ wanted: true });
	};
	await one.join();
	expect(one.state.phase.kind).toBe('inside');
});

describe('losing the host', () => {
	it('is said at once, keeps the time of the call, and ends with a word of being back', async () => {
		const one = call({ microphoneOn: false });
		await one.join();
		const inside = one.state.phase;
		session.events.emit('state', { kind: 'reconnecting', attempt: 1, reason: 'host-gone' });
		expect(one.state.phase).toMatchObject({ kind: 'reconnecting', attempt: 1, reason: 'host-gone' });
		expect('since' in inside && inside.since).toBe(
			one.state.phase.kind === 'reconnecting' && one.state.phase.since,
		);
		session.events.emit('state', { kind: 'reconnecting', attempt: 2, reason: 'host-gone' });
		session.events.emit('state', { kind: 'joined' });
		expect(one.state.phase).toEqual(inside);
		expect(one.state.notices.at(-1)?.kind).toBe('back-in-call');
		expect(session.of('microphone').muted).toBe(true);
	});

	it('ends the call when the host ended it', async () => {
		const one = call();
		await one.join();
		session.events.emit('state', { kind: 'left', reason: 'call-ended' });
		await expect.poll(() => microphone.closed).toBe(true);
		expect(one.state.phase).toEqual({ kind: 'ended', reason: 'call-ended' });
	});
});

it('tells once for everything that changed in one turn', async () => {
	const one = call();
	await one.join();
	await Promise.resolve();
	const told = vi.fn();
	one.events.on('changed', told);
	session.events.emit('participant-joined', anna);
	session.events.emit('track-published', voice);
	await Promise.resolve();
	expect(told).toHaveBeenCalledOnce();
});

it('knocks until a host answers, and is inside then', async () => {
	let answer = () => {};
	session.join = async () => {
		session.events.emit('state', { kind: 'joining' });
		session.events.emit('state', { kind: 'knocking', since: 12 });
		await new Promise<void>((resolve) => {
			answer = resolve;
		});
		session.events.emit('state', { kind: 'joined' });
	};
	const one = call();
	const joining = one.join();
	await expect.poll(() => one.state.phase).toEqual({ kind: 'knocking', since: 12 });
	expect(session.publications).toEqual([]);
	answer();
	await joining;
	expect(one.state.phase.kind).toBe('inside');
	expect(session.of('microphone').muted).toBe(false);
});

it('ends with the reason when a host turns it away', async () => {
	session.join = async () => {
		session.events.emit('state', { kind: 'knocking', since: 12 });
		throw new SessionError('turned-away');
	};
	const one = call();
	await one.join();
	expect(one.state.phase).toEqual({ kind: 'ended', reason: 'failed', error: 'turned-away' });
});

describe('a server that cannot do everything', () => {
	it('lets one in who may not send, and keeps their devices closed', async () => {
		session.capabilities = { ...session.capabilities, publish: { unavailable: 'not-allowed' } };
		const one = call({ cameraOn: true });
		await one.preview();
		expect(one.state.capabilities?.publish).toEqual({ unavailable: 'not-allowed' });
		await vi.waitFor(() => expect(one.state.own.microphone.on).toBe(false));
		await one.join();
		expect(one.state.phase.kind).toBe('inside');
		expect(session.publications).toEqual([]);
	});

	it('tells what has changed meanwhile', async () => {
		const one = call();
		await one.join();
		const told = vi.fn();
		one.events.on('changed', told);
		session.become({ messages: { unavailable: 'turned-off' } });
		await vi.waitFor(() => expect(told).toHaveBeenCalled());
		expect(one.state.capabilities?.messages).toEqual({ unavailable: 'turned-off' });
		session.become({ publish: { unavailable: 'not-allowed' } });
		await vi.waitFor(() => expect(session.of('microphone').closed).toBe(true));
	});

	it('asks for no pause of what cannot be paused', async () => {
		session.capabilities = { ...session.capabilities, 'pause-reception': { unavailable: 'server' } };
		const one = call();
		await one.join();
		one.showVideo('a-cam', null);
		expect(session.receptions.size).toBe(0);
		one.showVideo('a-cam', { width: 320, height: 180 });
		expect(session.receptions.get('a-cam')).toEqual({ wanted: true, size: { width: 320, height: 180 } });
	});
});

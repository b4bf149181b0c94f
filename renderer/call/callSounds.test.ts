import mitt from 'mitt';
import { beforeEach, expect, test } from 'vitest';
import type { ToneName } from '../sound/callSounds/tones.ts';
import { soundCall } from './callSounds.ts';
import type { CallState, Notice } from './state.ts';

const events = mitt<{ changed: CallState }>();
let state: CallState;
let played: ToneName[];
let wanted: boolean;
let now: number;
let closed: boolean;
let nextId: number;

/** What of a state the sounds look at. */
function calm(): CallState {
	const microphone = { on: true, busy: false, held: false, problem: null, talkingWhileMuted: false };
	return {
		phase: { kind: 'inside', since: 0 },
		notices: [],
		own: { microphone },
	} as unknown as CallState;
}

function become(change: Partial<CallState>): void {
	state = { ...state, ...change };
	events.emit('changed', state);
}

function say(...kinds: Extract<Notice, { name: string }>['kind'][]): void {
	const added = kinds.map((kind) => ({ id: nextId++, at: now, kind, name: 'Ben' }) as Notice);
	become({ notices: [...state.notices, ...added] });
}

function microphone(change: Partial<CallState['own']['microphone']>): void {
	become({ own: { ...state.own, microphone: { ...state.own.microphone, ...change } } });
}

beforeEach(() => {
	events.all.clear();
	state = calm();
	played = [];
	wanted = true;
	now = 0;
	closed = false;
	nextId = 1;
	soundCall({
		events,
		state,
		player: { play: (name) => played.push(name), close: () => (closed = true) },
		wanted: () => wanted,
		now: () => now,
	});
});

test('what happens is heard, each once', () => {
	say('joined');
	say('hand-raised');
	become({});
	become({ notices: [] });
	microphone({ on: false });
	microphone({ on: true });
	expect(played).toEqual(['join', 'hand', 'muted', 'unmuted']);
});

test('a room that fills up is no carillon', () => {
	say('joined', 'joined', 'joined', 'joined');
	now = 5_000;
	say('joined');
	expect(played).toEqual(['join', 'join']);
	now = 11_000;
	say('joined');
	expect(played).toEqual(['join', 'join', 'join']);
});

test('nothing when it is not wanted, and nothing is made up for afterwards', () => {
	wanted = false;
	say('joined', 'left');
	wanted = true;
	become({});
	expect(played).toEqual([]);
});

test('a held key makes no sound, at its end neither', () => {
	microphone({ on: false });
	played.length = 0;
	microphone({ held: true });
	microphone({ on: true });
	microphone({ held: false });
	microphone({ on: false });
	expect(played).toEqual([]);
	microphone({ on: true });
	expect(played).toEqual(['unmuted']);
});

test('the lobby and a reconnection are quiet, and the end closes the player', () => {
	become({ phase: { kind: 'idle' } });
	microphone({ on: false });
	become({ phase: { kind: 'reconnecting', since: 0, lostAt: 0, attempt: 1, reason: 'host-gone' } });
	say('left');
	expect(played).toEqual([]);
	become({ phase: { kind: 'ended', reason: 'left' } });
	expect(closed).toBe(true);
	become({ phase: { kind: 'inside', since: 0 } });
	say('joined');
	expect(played).toEqual([]);
});

import { beforeEach, expect, it } from 'vitest';
import { SessionError } from '../session/sessionError.ts';
import { Door } from './door.ts';
import { noteNews } from './news.ts';
import { Notices } from './notices.ts';
import { People } from './people.ts';
import { ScriptedSession } from './scriptedCall.test-part.ts';
import { HeardLevels } from './voiceLevels.ts';

let session: ScriptedSession;
let door: Door;
let people: People;
let notices: Notices;
const kinds = () => notices.list.map(({ kind }) => kind);
const silent = { events: { on: () => {} } } as never;

beforeEach(() => {
	session = new ScriptedSession();
	door = new Door();
	people = new People(new HeardLevels('self'));
	notices = new Notices(() => {});
	noteNews(notices, { voice: silent, camera: silent, share: silent, chat: silent, people, door });
	door.follow(session);
	people.follow(session);
});

it('takes over what a room is like without a word, and says what changes', () => {
	session.events.emit('room-changed', { locked: false, knocking: true });
	expect(door.room).toMatchObject({ locked: false, knocking: true, role: 'guest' });
	expect(kinds()).toEqual([]);
	door.announce();
	session.events.emit('room-changed', { locked: true, knocking: true });
	expect(kinds()).toEqual(['room-locked']);
	session.events.emit('room-changed', { locked: false, knocking: false });
	expect(kinds()).toEqual(['room-unlocked', 'knocking-off']);
});

it('says who knocks until they are answered, each by themselves', () => {
	session.events.emit('own-changed', { role: 'host', hand: null });
	const budi = { id: 'w1', name: 'Budi', since: 1 };
	const other = { id: 'w2', name: 'Budi', since: 2 };
	session.events.emit('waiting-changed', [budi]);
	session.events.emit('waiting-changed', [budi, other]);
	expect(door.room.waiting).toEqual([budi, other]);
	expect(notices.list).toMatchObject([
		{ kind: 'knock', name: 'Budi', waitingId: 'w1' },
		{ kind: 'knock', name: 'Budi', waitingId: 'w2' },
	]);
	session.events.emit('waiting-changed', [other]);
	expect(notices.list).toMatchObject([{ waitingId: 'w2' }]);
	// Who is no host any more is told nothing more of it.
	session.events.emit('own-changed', { role: 'guest', hand: null });
	expect(door.room.waiting).toEqual([]);
	expect(kinds()).toEqual([]);
});

it('asks the session for what a person wants, and says when it did not happen', async () => {
	await door.admit('w1');
	await door.turnAway('w2');
	await door.setRoom({ locked: true });
	await door.removeParticipant('anna');
	await door.lowerHand('anna');
	await door.endForAll();
	expect(session.asked).toEqual([
		['admit', 'w1'],
		['turnAway', 'w2'],
		['setRoom', { locked: true }],
		['removeParticipant', 'anna'],
		['lowerHand', 'anna'],
		['endForAll'],
	]);
	expect(kinds()).toEqual([]);
	session.roomRefusal = new SessionError('not-a-host');
	await door.setRoom({ locked: false });
	expect(kinds()).toEqual(['room-failed']);
});

it('tells a hand that a host lowered from one that oneself lowered', async () => {
	session.events.emit('own-changed', { role: 'guest', hand: 10 });
	expect(door.hand).toBe(10);
	session.setHand = async (raised) => {
		session.events.emit('own-changed', { role: 'guest', hand: raised ? 20 : null });
	};
	await door.setHand(false);
	expect(kinds()).toEqual([]);
	await door.setHand(true);
	session.events.emit('own-changed', { role: 'guest', hand: null });
	expect(kinds()).toEqual(['own-hand-lowered']);
});

it('tells the hands and roles of others', () => {
	const anna = { id: 'anna', displayName: 'Anna' };
	session.events.emit('participant-joined', { ...anna, role: 'host', hand: 5 });
	people.announce();
	expect(people.states()).toMatchObject([{ role: 'host', hand: 5 }]);
	session.events.emit('participant-changed', { ...anna, role: 'guest', hand: null });
	session.events.emit('participant-changed', { ...anna, hand: 7 });
	expect(people.states()).toMatchObject([{ role: 'guest', hand: 7 }]);
	expect(notices.list).toMatchObject([{ kind: 'hand-raised', name: 'Anna' }]);
});

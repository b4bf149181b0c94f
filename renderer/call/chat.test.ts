import { beforeEach, expect, it } from 'vitest';
import { limits } from '../../contract/signalling/limits.ts';
import { SessionError } from '../session/sessionError.ts';
import { Chat } from './chat.ts';
import { noteNews } from './news.ts';
import { Notices } from './notices.ts';
import { ScriptedSession } from './scriptedCall.test-part.ts';

let session: ScriptedSession;
let chat: Chat;
let notices: Notices;
const silent = { events: { on: () => {} } } as never;
const texts = () => chat.state.messages.map(({ text }) => text);
const says = (text: string, sentAt = Date.now() - 5000) =>
	session.events.emit('message', { participantId: 'anna', text, sentAt });
/** Everything that is under way in this turn is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
	session = new ScriptedSession();
	chat = new Chat(() => 'Me');
	notices = new Notices(() => {});
	noteNews(notices, { voice: silent, camera: silent, share: silent, people: silent, door: silent, chat });
	chat.follow(session);
	session.events.emit('participant-joined', { id: 'anna', displayName: 'Anna' });
});

it('keeps what everybody writes in the order in which it came, with who wrote it', async () => {
	says('hello');
	expect(chat.send('  hi\r\n\r\n\r\n\r\nthere \n')).toBe(true);
	expect(chat.state.messages).toMatchObject([
		{ participantId: 'anna', name: 'Anna', text: 'hello', state: 'sent' },
		{ participantId: null, name: 'Me', text: 'hi\n\nthere', state: 'sending' },
	]);
	await settled();
	expect(session.asked).toEqual([['sendMessage', 'hi\n\nthere']]);
	expect(chat.state.messages[1]?.state).toBe('sent');
});

it('knows those by name who left, and those who were never seen if the server names them', () => {
	session.events.emit('participant-changed', { id: 'anna', displayName: 'Anna B.' });
	session.events.emit('participant-left', { id: 'anna' });
	says('and one more thing');
	session.events.emit('message', { participantId: 'old', displayName: 'Budi', text: 'before', sentAt: 1 });
	session.events.emit('message', { participantId: 'who', text: 'boo', sentAt: 1 });
	expect(chat.state.messages.map(({ name }) => name)).toEqual(['Anna B.', 'Budi', '']);
});

it('says what failed, sends it again as the newest, or gives it up', async () => {
	session.roomRefusal = new SessionError('not-joined');
	chat.send('one');
	chat.send('two');
	await settled();
	says('three');
	expect(chat.state.messages.map(({ state }) => state)).toEqual(['failed', 'failed', 'sent']);
	session.roomRefusal = null;
	const [one, two] = chat.state.messages;
	chat.retry(one?.id ?? 0);
	chat.discard(two?.id ?? 0);
	expect(texts()).toEqual(['three', 'one']);
	await settled();
	expect(chat.state.messages[1]?.state).toBe('sent');
	// What was sent is neither sent twice nor taken back.
	chat.retry(one?.id ?? 0);
	chat.discard(one?.id ?? 0);
	await settled();
	expect(session.asked).toEqual([['sendMessage', 'one']]);
	expect(texts()).toEqual(['three', 'one']);
});

it('takes nothing empty and nothing too long', () => {
	expect(chat.send(' \n ')).toBe(false);
	expect(chat.send('x'.repeat(limits.textLength + 1))).toBe(false);
	expect(chat.send(` ${'x'.repeat(limits.textLength)} `)).toBe(true);
	expect(chat.state.messages).toHaveLength(1);
});

it('counts what one has not seen, and tells the latest of it', () => {
	says('one');
	says(`two\n${'long '.repeat(100)}`);
	chat.send('mine');
	expect(chat.state.unread).toBe(2);
	expect(notices.list).toMatchObject([
		{ kind: 'message', name: 'Anna', text: expect.stringMatching(/^two long .{80,114}…$/) },
	]);
	chat.setShown(true);
	expect(chat.state.unread).toBe(0);
	expect(notices.list).toEqual([]);
	says('three');
	expect(chat.state.unread).toBe(0);
	expect(notices.list).toEqual([]);
	chat.setShown(false);
	says('four');
	expect(chat.state.unread).toBe(1);
});

it('bears a hostile server: endless texts, endless messages, times that do not exist', () => {
	says('😀'.repeat(limits.textLength));
	expect(chat.state.messages[0]?.text.length).toBeLessThanOrEqual(limits.textLength);
	expect(chat.state.messages[0]?.text).toMatch(/^(😀)+…$/u);
	says('\n \n');
	for (const sentAt of [Number.NaN, -1, Number.POSITIVE_INFINITY, 8.64e15 + 1]) says('when', sentAt);
	const now = Date.now();
	for (const { at } of chat.state.messages) expect(Math.abs(now - at)).toBeLessThan(60_000);
	for (let n = 0; n < 600; n++) says(`${n}`);
	expect(chat.state.messages).toHaveLength(500);
	expect(texts().at(-1)).toBe('599');
	expect(chat.state.unread).toBe(500);
});

it('keeps what was written when the call is over, and sends nothing more', async () => {
	says('bye');
	chat.close();
	chat.send('too late');
	await settled();
	expect(session.asked).toEqual([]);
	expect(chat.state.messages).toMatchObject([{ text: 'bye' }, { text: 'too late', state: 'failed' }]);
});

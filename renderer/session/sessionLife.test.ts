import mitt from 'mitt';
import { beforeEach, expect, it, vi } from 'vitest';
import type { JoinOptions, SessionEvents, SessionState } from './session.ts';
import { SessionError } from './sessionError.ts';
import { type LifeConnection, type LifePublication, SessionLife } from './sessionLife.ts';

class Sent implements LifePublication {
	readonly source = 'camera';
	readonly muted = false;
	detached = 0;
	constructor(private readonly life: () => SessionLife<Sent, Line>) {}
	async setMuted(): Promise<void> {}
	async replaceTrack(): Promise<void> {}
	async close(): Promise<void> {
		this.life().forget(this);
	}
	detach(): void {
		this.detached++;
	}
}

/** A connection that writes down what it is asked to do. */
class Line implements LifeConnection<Sent> {
	readonly sent: Sent[] = [];
	failing: SessionError | null = null;
	closed = false;
	async send(publication: Sent): Promise<void> {
		if (this.failing) throw this.failing;
		this.sent.push(publication);
	}
	close(): void {
		this.closed = true;
	}
}

let life: SessionLife<Sent, Line>;
let states: SessionState[];
let lines: Line[];
let refusal: SessionError | null;
let entered: (JoinOptions & { back: boolean })[];
let last: (() => Promise<void>) | undefined;
const kinds = () => states.map(({ kind }) => kind);
const now = () => {
	const line = lines.at(-1);
	if (!line) throw new Error('there is no connection yet');
	return line;
};
const publish = async () => {
	const publication = new Sent(() => life);
	life.keep(publication);
	await life.send(publication);
	return publication;
};

beforeEach(() => {
	const events = mitt<SessionEvents>();
	states = [];
	lines = [];
	entered = [];
	refusal = null;
	last = undefined;
	events.on('state', (state) => states.push(state));
	life = new SessionLife<Sent, Line>(events, {
		endings: { 'room-not-found': 'call-ended' },
		async enter(options, signal, back) {
			entered.push({ ...options, back });
			if (refusal) throw refusal;
			const line = new Line();
			lines.push(line);
			life.take(line, signal);
			life.inside();
			await life.sendAll();
		},
		left: () => last?.(),
	});
});

it('is new again after a refusal, and can be joined then', async () => {
	refusal = new SessionError('locked');
	await expect(life.join({ displayName: 'Anna' })).rejects.toMatchObject({ reason: 'locked' });
	refusal = null;
	await life.join({ displayName: 'Anna' });
	expect(kinds()).toEqual(['joining', 'new', 'joining', 'joined']);
	await expect(life.join({ displayName: 'Anna' })).rejects.toMatchObject({ reason: 'refused' });
});

it('comes back when a connection is lost, and sends again what is published', async () => {
	await life.join({ displayName: 'Anna' });
	const camera = await publish();
	const first = now();
	life.lost(first, 'network-gone');
	life.lost(first, 'network-gone');
	expect(camera.detached).toBe(1);
	await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'joined', by: 'rejoined' }));
	expect(kinds()).toEqual(['joining', 'joined', 'reconnecting', 'joined']);
	await vi.waitFor(() => expect(now().sent).toEqual([camera]));
	expect(entered.map(({ displayName, back }) => [displayName, back])).toEqual([
		['Anna', false],
		['Anna', true],
	]);
});

it('keeps what could not be sent because the connection was lost, and no other', async () => {
	await life.join({ displayName: 'Anna' });
	now().failing = new SessionError('media-blocked');
	await expect(publish()).rejects.toMatchObject({ reason: 'media-blocked' });
	expect(life.publications.size).toBe(0);

	const first = now();
	const publication = new Sent(() => life);
	life.keep(publication);
	const sending = life.send(publication);
	life.lost(first, 'host-gone');
	await sending;
	expect(life.publications.has(publication)).toBe(true);
	await vi.waitFor(() => expect(now().sent).toEqual([publication]));
});

it('publishes nothing before it was joined, nor after it has ended', async () => {
	await expect(publish()).rejects.toMatchObject({ reason: 'not-joined' });
	await life.join({ displayName: 'Anna' });
	await life.end('left');
	await expect(publish()).rejects.toMatchObject({ reason: 'not-joined' });
});

it('ends as the server meant it, or failed', async () => {
	await life.join({ displayName: 'Anna' });
	refusal = new SessionError('room-not-found');
	life.lost(now(), 'host-gone');
	await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ kind: 'left', reason: 'call-ended' }));
});

it('ends at once where the connection was lost for good', async () => {
	await life.join({ displayName: 'Anna' });
	life.lost(now(), 'host-gone', 'removed');
	expect(kinds()).toEqual(['joining', 'joined', 'left']);
	expect(entered).toHaveLength(1);
});

it('closes at once what it can, and waits only for a farewell that there is', async () => {
	await life.join({ displayName: 'Anna' });
	void life.end('left');
	expect(now().closed).toBe(true);
});

it('says farewell before it closes', async () => {
	await life.join({ displayName: 'Anna' });
	let say = () => {};
	last = () =>
		new Promise((resolve) => {
			say = resolve;
		});
	const ending = life.end('left');
	expect(kinds().at(-1)).toBe('left');
	expect(now().closed).toBe(false);
	say();
	await ending;
	expect(now().closed).toBe(true);
	expect(life.ended.aborted).toBe(true);
});

it('closes a connection that comes after the end', async () => {
	await life.join({ displayName: 'Anna' });
	await life.end('left');
	const late = new Line();
	expect(() => life.take(late, new AbortController().signal)).toThrow(
		expect.objectContaining({ reason: 'aborted' }),
	);
	expect(late.closed).toBe(true);
	expect(life.connection).toBeNull();
});

it('is in doubt, and no longer, only about the connection of now', async () => {
	await life.join({ displayName: 'Anna' });
	const line = now();
	life.falter(new Line(), 'media-lost');
	life.falter(line, 'media-lost');
	life.recover(new Line(), 'resumed');
	life.recover(line, 'media-restarted');
	expect(states.slice(2)).toEqual([
		{ kind: 'reconnecting', attempt: 1, reason: 'media-lost' },
		{ kind: 'joined', by: 'media-restarted' },
	]);
});

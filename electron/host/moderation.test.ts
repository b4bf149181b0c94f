import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeCodes } from '../../contract/signalling/refusals.ts';
import { TestHost, workerMissing } from './host.test-bench.ts';
import type { KeptRoom } from './rooms/keptRoom.ts';
import type { ProtooClient } from './signalling/protoo.test-client.ts';
import { capabilities, device, opus } from './signalling/rtp.test-data.ts';

const secretOf = (name: string) => name.slice(0, 1).repeat(22);
const introduction = { displayName: 'Ben', device, rtpCapabilities: capabilities };
const waitingAt = (host: ProtooClient, names: string[]) =>
	host.next('parley:waiting', ({ waiting }) => {
		const list = waiting as { name: string }[];
		return JSON.stringify(list.map(({ name }) => name)) === JSON.stringify(names);
	});

describe.skipIf(workerMissing)('a room with a host', () => {
	let bench: TestHost;
	let roomId: string;
	let anna: Awaited<ReturnType<TestHost['enterAsHost']>>;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());
	beforeEach(async () => {
		roomId = bench.room();
		anna = await bench.enterAsHost({ roomId, peerId: 'anna', secret: secretOf('anna') });
	});
	const enter = (peerId: string) => bench.enter({ roomId, peerId, secret: secretOf(peerId) });
	const connect = (peerId: string, parley = true) =>
		bench.connect({ roomId, peerId, parley, ...(parley && { secret: secretOf(peerId) }) });

	it('knows its host by the token, which no link for others has', async () => {
		const { invitation, own } = bench.host.invitation(roomId);
		expect(own.moderator).toMatch(/^[\w-]{43}$/);
		expect(JSON.stringify(invitation)).not.toContain(own.moderator);
		expect(anna.entered.room).toMatchObject({ role: 'host', locked: false, knocking: false, hosts: [] });
		const ben = await enter('ben');
		expect(ben.entered.room).toMatchObject({ role: 'guest', hosts: ['anna'] });
		const wrong = await bench.enter({ roomId, peerId: 'eve', moderator: 'x'.repeat(43) });
		expect(wrong.entered.room.role).toBe('guest');
		const elsewhere = await bench.enter({ roomId: bench.room(), peerId: 'eve', moderator: own.moderator });
		expect(elsewhere.entered.room.role).toBe('guest');
		const other = await bench.enterAsHost({ roomId, peerId: 'other' });
		expect(other.entered.room).toMatchObject({ role: 'host', hosts: ['anna'] });
		expect(await ben.next('parley:role')).toEqual({ peerId: 'other', role: 'host' });
	});

	it('lets guests do nothing of what hosts do', async () => {
		const ben = await enter('ben');
		for (const [method, data] of [
			['parley:admit', { peerId: 'anna' }],
			['parley:turn-away', { peerId: 'anna' }],
			['parley:remove', { peerId: 'anna' }],
			['parley:set-room', { locked: true }],
			['parley:lower-hand', { peerId: 'anna' }],
			['parley:end', {}],
		] as const)
			expect(await ben.refusal(method, data), method).toBe('not-a-host');
		const lobby = await connect('carla');
		expect(await lobby.refusal('parley:set-room', { locked: true })).toBe('not-joined');
		// The token counts on entering, not later.
		expect(
			await ben.refusal('parley:enter', {
				...introduction,
				moderator: bench.host.invitation(roomId).own.moderator,
			}),
		).toBe('already-joined');
		expect(await ben.refusal('parley:end')).toBe('not-a-host');
		await anna.request('parley:ping');
	});

	it('makes newcomers knock, and tells them nothing of the room until they are admitted', async () => {
		await anna.request('parley:set-room', { knocking: true });
		expect(await anna.next('parley:room')).toEqual({ locked: false, knocking: true });
		await anna.request('produce', {
			transportId: anna.entered.sendTransport.transportId,
			kind: 'audio',
			rtpParameters: opus(1),
		});
		const ben = await connect('ben');
		expect(await ben.next('parley:welcome')).toMatchObject({ inside: [], door: 'knocking' });
		expect(await ben.refusal('parley:enter', introduction)).toMatch(/^must-knock/);
		await ben.request('parley:knock', { displayName: ' Ben\u202e\n ' });
		await waitingAt(anna, ['Ben']);
		// The room goes on while he waits.
		await anna.request('parley:say', { text: 'secret' });
		await anna.request('parley:raise-hand', { raised: true });
		await enter('carla').then(
			() => expect.unreachable(),
			(error: Error) => expect(error.message).toMatch(/^must-knock/),
		);
		expect(await ben.refusal('parley:say', { text: 'hello' })).toBe('not-joined');
		expect(await ben.refusal('parley:enter', introduction)).toMatch(/^must-knock/);
		const transport = { appData: { direction: 'consumer' } };
		expect(await ben.refusal('createWebRtcTransport', transport)).toBe('not-joined');
		expect(new Set(ben.heard.map(({ method }) => method))).toEqual(
			new Set(['parley:welcome', 'mediasoupVersion']),
		);

		await anna.request('parley:admit', { peerId: 'ben' });
		await ben.next('parley:admitted');
		await waitingAt(anna, []);
		const { entered } = await bench.enterWith(ben, { peerId: 'ben' });
		expect(entered.peers).toMatchObject([{ peerId: 'anna' }]);
		expect(entered.consumers).toHaveLength(1);
		expect(entered.room.hands).toEqual([{ peerId: 'anna', since: expect.any(Number) }]);
	});

	it('turns away', async () => {
		await anna.request('parley:set-room', { knocking: true });
		const ben = await connect('ben');
		await ben.request('parley:knock', { displayName: 'Ben' });
		await anna.request('parley:turn-away', { peerId: 'ben' });
		expect(await ben.closed).toMatchObject({ code: closeCodes.turnedAway });
		expect(await anna.refusal('parley:admit', { peerId: 'ben' })).toBe('not-found');
	});

	it('tells whoever runs it who waits while no host is inside', async () => {
		const told: string[][] = [];
		bench.host.events.on('unattended', ({ roomId: at, waiting }) => {
			if (at === roomId) told.push(waiting.map(({ name }) => name));
		});
		await anna.request('parley:set-room', { knocking: true });
		const ben = await connect('ben');
		await ben.request('parley:knock', { displayName: 'Ben' });
		await waitingAt(anna, ['Ben']);
		expect(told).toEqual([]);
		await anna.request('parley:leave');
		await expect.poll(() => told).toEqual([['Ben']]);
		const carla = await connect('carla');
		await carla.request('parley:knock', { displayName: 'Carla' });
		await expect.poll(() => told.at(-1)).toEqual(['Ben', 'Carla']);
		await bench.enterAsHost({ roomId, peerId: 'other' });
		await expect.poll(() => told.at(-1)).toEqual([]);
	});

	it('forgets who waits when they go, and shows those who wait to a host who comes', async () => {
		await anna.request('parley:set-room', { knocking: true });
		const [ben, carla] = [await connect('ben'), await connect('carla')];
		await ben.request('parley:knock', { displayName: 'Ben' });
		await carla.request('parley:knock', { displayName: 'Carla' });
		await waitingAt(anna, ['Ben', 'Carla']);
		ben.socket.terminate();
		anna.forget();
		await waitingAt(anna, ['Carla']);
		const other = await bench.enterAsHost({ roomId, peerId: 'other' });
		await waitingAt(other, ['Carla']);
	});

	it('admits everybody who waits when nobody has to knock any more', async () => {
		await anna.request('parley:set-room', { knocking: true });
		const ben = await connect('ben');
		await ben.request('parley:knock', { displayName: 'Ben' });
		await anna.request('parley:set-room', { knocking: false });
		await ben.next('parley:admitted');
		await bench.enterWith(ben, { peerId: 'ben' });
	});

	it('lets nobody new in while it is locked, and those back who lost their connection', async () => {
		const ben = await enter('ben');
		await anna.request('parley:set-room', { knocking: true });
		const waiting = await connect('waiting');
		await waiting.request('parley:knock', { displayName: 'Waiting' });
		await anna.request('parley:set-room', { locked: true });
		expect(await waiting.closed).toMatchObject({ code: closeCodes.locked });
		const carla = await connect('carla');
		expect(await carla.next('parley:welcome')).toMatchObject({ inside: [], door: 'locked' });
		expect(await carla.refusal('parley:enter', introduction)).toMatch(/^locked/);
		expect(await carla.refusal('parley:knock', { displayName: 'Carla' })).toMatch(/^locked/);
		ben.socket.terminate();
		await anna.next('peerClosed');
		// A first try that breaks off in the lobby costs him nothing.
		const broken = await connect('ben');
		expect(await broken.next('parley:welcome')).toMatchObject({ door: 'open', inside: ['anna'] });
		broken.socket.terminate();
		const back = await enter('ben');
		expect(back.entered.room.locked).toBe(true);
		// With another secret it is somebody else.
		back.socket.terminate();
		await back.closed;
		const eve = await bench.connect({ roomId, peerId: 'ben', secret: 'e'.repeat(22) });
		expect(await eve.closed).toMatchObject({ code: closeCodes.peerIdTaken });
	});

	it('is unlocked for the next call once the last one has left', async () => {
		await anna.request('parley:set-room', { locked: true, knocking: true });
		await anna.request('parley:leave');
		await anna.closed;
		const ben = await connect('ben');
		expect(await ben.next('parley:welcome')).toMatchObject({ door: 'knocking' });
	});

	it('removes somebody, who does not come back by the same secret or at once', async () => {
		const ben = await enter('ben');
		const spare = await connect('ben');
		await spare.next('parley:welcome');
		expect(await anna.refusal('parley:remove', { peerId: 'anna' })).toMatch(/^not-yours/);
		expect(await anna.refusal('parley:remove', { peerId: 'nobody' })).toBe('not-found');
		await anna.request('parley:remove', { peerId: 'ben' });
		expect(await ben.closed).toMatchObject({ code: closeCodes.removed });
		expect(await anna.next('peerClosed')).toEqual({ peerId: 'ben' });
		expect(await spare.refusal('parley:enter', introduction)).toMatch(/^removed/);
		expect((await connect('ben').then(({ closed }) => closed)).code).toBe(closeCodes.removed);
		const disguised = await bench.connect({ roomId, peerId: 'bob', secret: secretOf('ben') });
		expect(await disguised.closed).toMatchObject({ code: closeCodes.removed });
		// Made up anew, he has to knock like everybody from there, and the host sees him.
		const anew = await bench.connect({ roomId, peerId: 'bob', secret: 'n'.repeat(22) });
		expect(await anew.refusal('parley:enter', introduction)).toMatch(/^must-knock/);
		await anew.request('parley:knock', { displayName: 'Bob' });
		await waitingAt(anna, ['Bob']);
	});

	it('ends for everybody, and is there for the next call', async () => {
		const ben = await enter('ben');
		await anna.request('parley:set-room', { knocking: true });
		const waiting = await connect('carla');
		await waiting.request('parley:knock', { displayName: 'Carla' });
		await anna.request('parley:set-room', { knocking: false, locked: true });
		const lobby = await connect('dai');
		await anna.request('parley:end');
		for (const one of [anna, ben, lobby]) expect((await one.closed).code).toBe(closeCodes.callEnded);
		const next = await enter('eva');
		expect(next.entered).toMatchObject({ peers: [], room: { locked: false } });
	});

	it('tells everybody of hands, in the order in which they went up', async () => {
		const ben = await enter('ben');
		const { since } = await ben.request('parley:raise-hand', { raised: true });
		expect(await anna.next('parley:hand')).toEqual({ peerId: 'ben', since });
		// Raised again it keeps its place.
		expect(await ben.request('parley:raise-hand', { raised: true })).toEqual({ since });
		ben.socket.terminate();
		await anna.next('peerClosed');
		anna.forget();
		const back = await enter('ben');
		expect(back.entered.room.hand).toBe(since);
		expect(await anna.next('parley:hand')).toEqual({ peerId: 'ben', since });
		await anna.request('parley:lower-hand', { peerId: 'ben' });
		expect(await back.next('parley:hand')).toEqual({ peerId: 'ben', since: null });
		await back.request('parley:raise-hand', { raised: true });
		await back.request('parley:leave');
		await back.closed;
		expect((await enter('ben')).entered.room.hand).toBeNull();
	});

	it('slows whoever waves or leans on the bell', async () => {
		const ben = await enter('ben');
		const outcomes: string[] = [];
		for (let count = 0; count < 15; count += 1)
			outcomes.push(
				await ben.request('parley:raise-hand', { raised: count % 2 === 0 }).then(
					() => 'done',
					(error: Error) => error.message,
				),
			);
		expect(outcomes.filter((outcome) => outcome === 'done').length).toBeLessThan(13);
		expect(outcomes.at(-1)).toBe('too-fast: hands');
		await anna.request('parley:set-room', { knocking: true });
		const refused: string[] = [];
		for (let count = 0; count < 35; count += 1) {
			const bell = await bench.connect({ roomId, peerId: `bell-${count}` });
			await bell.request('parley:knock', { displayName: 'Ring' }).catch((error: Error) => {
				refused.push(error.message);
			});
		}
		expect(refused.slice(0, 5)).toEqual(Array(5).fill('too-many: people who wait'));
		expect(refused.at(-1)).toBe('too-fast: knocks');
		const last = anna.heard.filter(({ method }) => method === 'parley:waiting').at(-1);
		expect(last?.data.waiting).toHaveLength(25);
	});

	it('lets a stock client in when a host says so, and never before', async () => {
		await anna.request('parley:set-room', { knocking: true });
		const stock = await connect('stock', false);
		const receiving = { appData: { direction: 'consumer' } };
		await stock.request('createWebRtcTransport', receiving);
		const joining = stock.request('join', { ...introduction, displayName: 'Stock' });
		await waitingAt(anna, ['Stock']);
		await anna.request('parley:say', { text: 'secret' });
		expect(stock.heard.map(({ method }) => method)).toEqual(['mediasoupVersion']);
		await anna.request('parley:admit', { peerId: 'stock' });
		expect((await joining).peers).toMatchObject([{ peerId: 'anna' }]);
		// It hears nothing of ours.
		await anna.request('parley:set-room', { locked: true });
		await anna.request('parley:raise-hand', { raised: true });
		await stock.request('getRouterRtpCapabilities');
		expect(stock.heard.filter(({ method }) => method.startsWith('parley:'))).toEqual([]);

		const late = await connect('late', false);
		expect(await late.refusal('createWebRtcTransport', receiving)).toMatch(/^locked/);
		expect(await late.refusal('join', introduction)).toMatch(/^locked/);
		await anna.request('parley:set-room', { locked: false });
		const unwanted = late.refusal('join', introduction);
		await waitingAt(anna, ['Ben']);
		await anna.request('parley:turn-away', { peerId: 'late' });
		expect(await unwanted).toMatch(/^turned-away/);
		await anna.request('parley:remove', { peerId: 'stock' });
		expect(await stock.closed).toMatchObject({ code: closeCodes.removed });
	});
});

describe.skipIf(workerMissing)('a host that starts again', () => {
	it('keeps the lock, who was inside, whose hand was up, who is its host and who was removed', async () => {
		const before = await TestHost.start();
		const kept: KeptRoom[] = [];
		before.host.events.on('room-kept', (room) => kept.push(room));
		const roomId = before.room();
		const who = (peerId: string) => ({ roomId, peerId, secret: secretOf(peerId) });
		const anna = await before.enterAsHost(who('anna'));
		const ben = await before.enter(who('ben'));
		await before.enter(who('mallory'));
		const { since } = await ben.request('parley:raise-hand', { raised: true });
		await anna.request('parley:remove', { peerId: 'mallory' });
		await anna.request('parley:set-room', { locked: true, knocking: true });
		await anna.request('parley:ping');
		const last = kept.at(-1);
		expect(JSON.stringify(last)).not.toContain(secretOf('ben'));
		await before.host.close('restarting');

		const { dataDirectory } = before;
		const after = await TestHost.start({ dataDirectory, rooms: [roomId], kept: last ? [last] : [] });
		const stranger = await after.connect(who('carla'));
		expect(await stranger.refusal('parley:enter', introduction)).toMatch(/^locked/);
		expect((await after.connect(who('mallory')).then(({ closed }) => closed)).code).toBe(closeCodes.removed);
		const back = await after.enter(who('ben'));
		expect(back.entered.room).toMatchObject({ locked: true, knocking: true, hand: since });
		const host = await after.enterAsHost(who('anna'));
		expect(host.entered.room.role).toBe('host');
		await host.request('parley:set-room', { locked: false });
		await after.close();
		await before.close();
	});
});

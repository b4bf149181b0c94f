import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { ip } from './ip.ts';
import { missingNetwork } from './missing.ts';
import { TestNetwork } from './testNetwork.ts';

const neighbour = fileURLToPath(new URL('neighbour.mjs', import.meta.url));
/** No process has it: ids end at 4194304 (Linux, PID_MAX_LIMIT). */
const nobody = 4_194_305;
const leftover = `parley-${nobody}-1-browser`;

let network: TestNetwork;
let answering: ChildProcess;
let port: string;

test.beforeAll(async () => {
	const missing = missingNetwork();
	test.skip(missing !== undefined, missing);
	await ip('netns', 'add', leftover);
	network = await TestNetwork.make();
	const [command = '', ...args] = [
		...network.atServers(),
		process.execPath,
		neighbour,
		'answer',
		network.serversAddress,
	];
	answering = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface({ input: answering.stdout as NodeJS.ReadableStream });
	[port] = (await once(lines, 'line')) as [string];
});

test.afterEach(async () => {
	await network.link.shape({});
	await network.link.mend();
});

test.afterAll(async () => {
	await network?.close();
	expect(await ip('netns', 'list')).not.toContain(`parley-${process.pid}-`);
});

async function atBrowser(what: 'connect' | 'send', ...more: string[]): Promise<string> {
	const line = [...network.atBrowser(), process.execPath, neighbour, what, network.serversAddress, port];
	const [command = '', ...args] = [...line, ...more];
	return (await promisify(execFile)(command, args)).stdout;
}

const connect = async (): Promise<{ connectMs: number | null; from: string }> =>
	JSON.parse(await atBrowser('connect'));

const echoed = async (packets: number) => Number(await atBrowser('send', String(packets)));

test('what a dead run left behind is gone', async () => {
	expect(await ip('netns', 'list')).not.toContain(leftover);
});

test('both sides reach each other, and a packet takes as long as is asked for', async () => {
	expect((await connect()).from).toBe(network.browserAddress);
	await network.link.shape({ delayMs: 150 });
	// There and back, by the kernel's own handshake. Never faster; slower on a busy machine.
	expect((await connect()).connectMs).toBeGreaterThanOrEqual(300);
});

test('a lossy link loses about as much as is asked for, each way', async () => {
	expect(await echoed(200)).toBe(200);
	await network.link.shape({ lossPercent: 20 });
	// 64 of 100 survive both ways; six standard deviations are 144 of 1000.
	const survived = await echoed(1000);
	expect(survived).toBeGreaterThan(640 - 144);
	expect(survived).toBeLessThan(640 + 144);
});

test('a narrow link lets through what fits, and no more', async () => {
	// 29 bytes each with their headers: 100 kbps carry 431 a second, the queue holds 300 ms of them.
	await network.link.shape({ kbps: 100 });
	expect(await echoed(1000)).toBeLessThan(900);
});

test('a cut link carries nothing, or no UDP; mended, it carries all', async () => {
	await network.link.cut();
	expect((await connect()).connectMs).toBeNull();
	await network.link.cut('udp');
	expect((await connect()).connectMs).not.toBeNull();
	expect(await echoed(5)).toBe(0);
	await network.link.mend();
	expect(await echoed(5)).toBe(5);
});

test('a pulled cable is seen at its own end', async () => {
	const [name = ''] = network.atBrowser().slice(-1);
	const cable = () => ip('-n', name, 'link', 'show', 'cable');
	await network.pullCable();
	await expect.poll(cable).toContain('NO-CARRIER');
	await network.plugCable();
	await expect.poll(cable).not.toContain('NO-CARRIER');
	expect((await connect()).connectMs).not.toBeNull();
});

test('a changed address is another one to the others', async () => {
	const before = network.browserAddress;
	await network.changeBrowserAddress();
	const { from } = await connect();
	expect(from).toBe(network.browserAddress);
	expect(from).not.toBe(before);
});

test('what was sent is counted by its kind', async () => {
	const began = Date.now();
	await echoed(10);
	await connect();
	// The packets say "x" (0x78), which is none of the protocols that media travel in.
	const { other, rtp, stun, tcp } = await network.link.counted(began, Date.now());
	expect({ other, rtp, stun }).toEqual({ other: 10, rtp: 0, stun: 0 });
	expect(tcp).toBeGreaterThan(2);
});

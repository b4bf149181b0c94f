import { beforeEach, expect, test, vi } from 'vitest';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { Hosting } from '../platform/platform.ts';
import { createHostingStore, type HostingStore } from './hostingStore.ts';

const running: HostingState = {
	kind: 'running',
	invitation: { roomId: 'a-room-here', addresses: ['192.168.1.2:4443'] },
	own: { roomId: 'a-room-here', addresses: ['127.0.0.1:4443'] },
	localPage: 'http://127.0.0.1:4480/join/a-room-here',
	reach: 'this-network',
};

/** The main process's side: what it answers, and what it says by itself. */
class Main implements Hosting {
	answer: () => Promise<HostingState> = async () => running;
	hostedBefore: HostingState = { kind: 'stopped' };
	stopped = 0;
	tell: (state: HostingState) => void = () => {};
	start() {
		return this.answer();
	}
	async stop() {
		this.stopped++;
	}
	async state() {
		return this.hostedBefore;
	}
	onChanged(listener: (state: HostingState) => void) {
		this.tell = listener;
		return () => {
			this.tell = () => {};
		};
	}
}

let main: Main;
let hosting: HostingStore;
beforeEach(() => {
	main = new Main();
	hosting = createHostingStore(main);
});
const state = () => hosting.store.getState();

test('starting shows at once, then what came of it', async () => {
	const started = hosting.start();
	expect(state().kind).toBe('starting');
	expect(await started).toEqual(running);
	expect(state()).toEqual(running);
});

test('what does not answer has failed', async () => {
	const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
	main.answer = () => Promise.reject(new Error('gone'));
	expect(await hosting.start()).toEqual({ kind: 'failed', reason: 'internal' });
	expect(state().kind).toBe('failed');
	expect(warn).toHaveBeenCalledOnce();
	warn.mockRestore();
});

test('what was hosted before the page came is known', async () => {
	main.hostedBefore = running;
	hosting = createHostingStore(main);
	await vi.waitFor(() => expect(state()).toEqual(running));
});

test('the main process is followed, until it is closed', async () => {
	await Promise.resolve();
	main.tell(running);
	expect(state()).toEqual(running);
	main.tell({ kind: 'restarting' });
	expect(state()).toEqual({ kind: 'restarting' });
	hosting.close();
	main.tell(running);
	expect(state()).toEqual({ kind: 'restarting' });
});

test('stopping stops it there and here', async () => {
	await hosting.start();
	await hosting.stop();
	expect(main.stopped).toBe(1);
	expect(state()).toEqual({ kind: 'stopped' });
});

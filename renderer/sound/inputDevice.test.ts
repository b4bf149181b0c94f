import { describe, expect, test, vi } from 'vitest';
import { InputDevice, type MediaDevicesLike } from './inputDevice.ts';

/** What a browser's media devices do, as far as a microphone meets it; plugs can be pulled. */
class Machine extends EventTarget implements MediaDevicesLike {
	readonly opened: FakeTrack[] = [];
	refusal: string | null = null;
	#inputs: { deviceId: string; groupId: string }[];

	constructor(...names: string[]) {
		super();
		this.#inputs = names.map((name) => ({ deviceId: name, groupId: `group of ${name}` }));
	}

	get open(): string[] {
		return this.opened.filter((track) => track.readyState === 'live').map((track) => track.label);
	}

	async enumerateDevices(): Promise<MediaDeviceInfo[]> {
		const [first] = this.#inputs;
		const list = first ? [{ ...first, deviceId: 'default' }, ...this.#inputs] : [];
		return list.map((input) => ({
			...input,
			kind: 'audioinput',
			label: input.deviceId,
			toJSON: () => input,
		}));
	}

	async getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream> {
		const audio = constraints?.audio;
		const wanted = typeof audio === 'object' ? audio.deviceId : undefined;
		const exact = typeof wanted === 'object' && 'exact' in wanted ? wanted.exact : undefined;
		if (this.refusal) throw new DOMException('no', this.refusal);
		if (this.#inputs.length === 0) throw new DOMException('no', 'NotFoundError');
		const found = exact === undefined ? this.#inputs[0] : this.#inputs.find((it) => it.deviceId === exact);
		if (!found) throw new DOMException('no', 'OverconstrainedError');
		const track = new FakeTrack(found.deviceId);
		this.opened.push(track);
		const stream: Partial<MediaStream> = {
			getTracks: () => [asTrack(track)],
			getAudioTracks: () => [asTrack(track)],
		};
		return stream as MediaStream;
	}

	plug(...names: string[]): void {
		const before = this.#inputs;
		this.#inputs = names.map((name) => ({ deviceId: name, groupId: `group of ${name}` }));
		for (const { deviceId } of before.filter((input) => !names.includes(input.deviceId))) {
			for (const track of this.opened) if (track.label === deviceId) track.end();
		}
		this.dispatchEvent(new Event('devicechange'));
	}
}

class FakeTrack extends EventTarget {
	readyState: 'live' | 'ended' = 'live';
	readonly kind = 'audio';
	constructor(readonly label: string) {
		super();
	}
	stop(): void {
		this.readyState = 'ended';
	}
	end(): void {
		if (this.readyState === 'ended') return;
		this.readyState = 'ended';
		this.dispatchEvent(new Event('ended'));
	}
}

function asTrack(track: Partial<MediaStreamTrack>): MediaStreamTrack {
	return track as MediaStreamTrack;
}

function watch(machine: Machine, wanted: string) {
	const input = new InputDevice(machine, wanted, { echoCancellation: true });
	const said: string[] = [];
	input.events.on('opened', ({ device }) =>
		said.push(`opened ${device.label}${device.wanted ? '' : ' instead'}`),
	);
	input.events.on('lost', ({ label }) => said.push(`lost ${label}`));
	input.events.on('none', ({ error }) => said.push(`none: ${error.reason}`));
	return { input, said };
}

describe('InputDevice', () => {
	test('opens the wanted device', async () => {
		const machine = new Machine('built-in', 'headset');
		const { input, said } = watch(machine, 'headset');
		await input.open();
		expect(said).toEqual(['opened headset']);
		expect(input.device).toEqual({ deviceId: 'headset', label: 'headset', wanted: true });
	});

	test('takes the default one while the wanted one is away, and goes back to it', async () => {
		const machine = new Machine('built-in', 'headset');
		const { input, said } = watch(machine, 'headset');
		await input.open();
		machine.plug('built-in');
		await vi.waitFor(() =>
			expect(said).toEqual(['opened headset', 'lost headset', 'opened built-in instead']),
		);
		machine.plug('built-in', 'headset');
		await vi.waitFor(() => expect(said.at(-1)).toBe('opened headset'));
		expect(machine.open).toEqual(['headset']);
	});

	test('says that there is none, and opens the first that comes', async () => {
		const machine = new Machine('headset');
		const { input, said } = watch(machine, '');
		await input.open();
		machine.plug();
		await vi.waitFor(() => expect(said).toContain('none: no-device'));
		expect(input.device).toBeNull();
		machine.plug('other');
		await vi.waitFor(() => expect(said.at(-1)).toBe('opened other'));
	});

	test('goes with the default of the system when nothing else is wanted', async () => {
		const machine = new Machine('built-in');
		const { input, said } = watch(machine, '');
		await input.open();
		machine.plug('headset', 'built-in');
		await vi.waitFor(() => expect(said).toEqual(['opened built-in', 'opened headset']));
		expect(machine.open).toEqual(['headset']);
		await input.release();
	});

	test.each([
		['NotAllowedError', 'refused'],
		['NotReadableError', 'in-use'],
		['NotFoundError', 'no-device'],
		['TypeError', 'failed'],
	])('says why nothing opens (%s)', async (name, reason) => {
		const machine = new Machine('built-in');
		machine.refusal = name;
		const { input } = watch(machine, 'built-in');
		await expect(input.open()).rejects.toMatchObject({ name: 'SoundError', reason });
	});

	test('opens a device that comes after there was none', async () => {
		const machine = new Machine();
		const { input, said } = watch(machine, '');
		await expect(input.open()).rejects.toMatchObject({ reason: 'no-device' });
		machine.plug('built-in');
		await vi.waitFor(() => expect(said).toEqual(['opened built-in']));
	});

	test('holds nothing after it was released, even while it was opening', async () => {
		const machine = new Machine('built-in');
		const { input, said } = watch(machine, '');
		const opening = input.open();
		await input.release();
		await opening;
		machine.plug('built-in', 'headset');
		expect(machine.open).toEqual([]);
		expect(input.device).toBeNull();
		expect(said.filter((words) => words.startsWith('none'))).toEqual([]);
	});

	test('stays open when it is released and opened in one breath', async () => {
		const machine = new Machine('built-in');
		const { input } = watch(machine, '');
		await input.open();
		await Promise.all([input.release(), input.open()]);
		expect(machine.open).toEqual(['built-in']);
		expect(input.device?.label).toBe('built-in');
	});

	test('wants another device', async () => {
		const machine = new Machine('built-in', 'headset');
		const { input, said } = watch(machine, '');
		await input.open();
		await input.want('headset');
		expect(said).toEqual(['opened built-in', 'opened headset']);
		expect(machine.open).toEqual(['headset']);
	});
});

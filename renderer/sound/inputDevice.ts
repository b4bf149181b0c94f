import mitt from 'mitt';
import { SoundError } from './soundError.ts';

/** What is needed of `navigator.mediaDevices`. */
export type MediaDevicesLike = Pick<
	MediaDevices,
	'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export interface OpenDevice {
	/** Empty for the system's default. */
	readonly deviceId: string;
	readonly label: string;
	/** False while another one stands in for the wanted device. */
	readonly wanted: boolean;
}

export type InputDeviceEvents = {
	/** Sound comes from here now. The stream stays this class's, which stops it. */
	opened: { stream: MediaStream; device: OpenDevice };
	/** The device was unplugged. `opened` or `none` follows. */
	lost: { label: string };
	/** No device can be opened. It is tried again when devices come or go. */
	none: { error: SoundError };
};

interface Holding {
	readonly stream: MediaStream;
	readonly track: MediaStreamTrack;
	readonly device: OpenDevice;
	/** Which device the system's default was when it was opened. */
	readonly group: string | undefined;
	readonly ended: () => void;
}

/**
 * Holds one microphone open, as well as it can: the wanted one, else the system's default, and the wanted
 * one again when it is back.
 */
export class InputDevice {
	readonly events = mitt<InputDeviceEvents>();
	readonly #mediaDevices: MediaDevicesLike;
	readonly #constraints: MediaTrackConstraints;
	#wanted: string;
	#holding: Holding | null = null;
	/** Whether a device should be open at all. */
	#active = false;
	/** Opening and closing happen one after the other. */
	#turn: Promise<unknown> = Promise.resolve();

	/** @param wanted a deviceId; empty for the system's default */
	constructor(mediaDevices: MediaDevicesLike, wanted: string, constraints: MediaTrackConstraints) {
		this.#mediaDevices = mediaDevices;
		this.#wanted = wanted;
		this.#constraints = constraints;
	}

	get device(): OpenDevice | null {
		return this.#holding?.device ?? null;
	}

	/**
	 * Opens the wanted device or one that stands in for it, and from then on follows what happens to it.
	 * @throws {SoundError} when none can be opened; it goes on trying when devices come or go
	 */
	async open(): Promise<void> {
		if (!this.#active) {
			this.#active = true;
			this.#mediaDevices.addEventListener('devicechange', this.#devicesChanged);
		}
		await this.#take(async () => {
			if (!this.#holding) await this.#acquire();
		});
	}

	/**
	 * Wants another device, at once if one is open.
	 * @throws {SoundError} when none can be opened
	 */
	async want(deviceId: string): Promise<void> {
		this.#wanted = deviceId;
		await this.#take(() => this.#acquire());
	}

	/** Closes the device, until {@link open}. */
	async release(): Promise<void> {
		this.#active = false;
		this.#mediaDevices.removeEventListener('devicechange', this.#devicesChanged);
		await this.#take(async () => {
			// Meanwhile it may be wished back.
			if (!this.#active) this.#drop();
		});
	}

	readonly #devicesChanged = () => {
		this.#take(() => this.#follow()).catch((error: unknown) => {
			this.events.emit('none', { error: SoundError.from(error) });
		});
	};

	#take(action: () => Promise<void>): Promise<void> {
		const turn = this.#turn.then(action);
		this.#turn = turn.catch(() => {});
		return turn;
	}

	async #acquire(): Promise<void> {
		if (!this.#active) return;
		const last = this.#holding;
		const next = await this.#openBest();
		if (!this.#active) {
			stop(next.stream);
			return;
		}
		const track = next.stream.getAudioTracks()[0];
		if (!track) throw new SoundError('failed', 'The stream has no track');
		const ended = () => this.#ended();
		track.addEventListener('ended', ended);
		const device = { deviceId: next.wanted ? this.#wanted : '', label: track.label, wanted: next.wanted };
		this.#holding = { stream: next.stream, track, device, group: await this.#defaultGroup(), ended };
		this.events.emit('opened', { stream: next.stream, device });
		// After the event, so that what listens has a sound to fade to.
		if (last) letGo(last);
	}

	async #openBest(): Promise<{ stream: MediaStream; wanted: boolean }> {
		try {
			return { stream: await this.#openDevice(this.#wanted), wanted: true };
		} catch (error) {
			const reason = SoundError.from(error);
			const another = reason.reason === 'no-device' || reason.reason === 'in-use';
			if (this.#wanted === '' || !another) throw this.#gone(reason);
		}
		try {
			return { stream: await this.#openDevice(''), wanted: false };
		} catch (error) {
			throw this.#gone(SoundError.from(error));
		}
	}

	/** Nothing can be opened: a device that is held, but not wanted any more, is not kept either. */
	#gone(error: SoundError): SoundError {
		this.#drop();
		return error;
	}

	#openDevice(deviceId: string): Promise<MediaStream> {
		const place = deviceId ? { deviceId: { exact: deviceId } } : {};
		return this.#mediaDevices.getUserMedia({ audio: { ...this.#constraints, ...place } });
	}

	/** The system's default may change while we hold it; Chromium then stays with the device it opened. */
	async #defaultGroup(): Promise<string | undefined> {
		const devices = await this.#mediaDevices.enumerateDevices();
		return devices.find((device) => device.kind === 'audioinput' && device.deviceId === 'default')?.groupId;
	}

	async #follow(): Promise<void> {
		if (!this.#active) return;
		const devices = await this.#mediaDevices.enumerateDevices();
		const inputs = devices.filter((device) => device.kind === 'audioinput');
		const holding = this.#holding;
		if (!holding) {
			if (inputs.length > 0) await this.#acquire();
		} else if (!holding.device.wanted) {
			if (inputs.some((device) => device.deviceId === this.#wanted)) await this.#acquire();
		} else if (this.#wanted === '') {
			const group = inputs.find((device) => device.deviceId === 'default')?.groupId;
			if (group !== undefined && group !== holding.group) await this.#acquire();
		}
	}

	#ended(): void {
		const label = this.#holding?.device.label ?? '';
		this.#drop();
		this.events.emit('lost', { label });
		this.#take(() => this.#acquire()).catch((error: unknown) => {
			this.events.emit('none', { error: SoundError.from(error) });
		});
	}

	#drop(): void {
		if (this.#holding) letGo(this.#holding);
		this.#holding = null;
	}
}

function letGo(holding: Holding): void {
	holding.track.removeEventListener('ended', holding.ended);
	stop(holding.stream);
}

function stop(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}

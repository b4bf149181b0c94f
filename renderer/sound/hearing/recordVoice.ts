import type { MediaDevicesLike } from '../inputDevice.ts';
import { LevelMeter } from '../levelMeter.ts';
import { defaultConstraints } from '../microphone.ts';
import { openSoundContext, sampleRate } from '../soundContext.ts';
import { SoundError } from '../soundError.ts';

export interface RecordingWish {
	readonly mediaDevices: Pick<MediaDevicesLike, 'getUserMedia'>;
	/** Empty for the system's default. */
	readonly deviceId: string;
	readonly seconds: number;
	/** About ten times a second, 0 to 1. */
	readonly onLevel: (level: number) => void;
	readonly signal: AbortSignal;
}

/** Above what a voice needs: what is heard afterwards is the microphone, not the codec. */
const bitsPerSecond = 256_000;

/**
 * Records the microphone as a call would take it, without noise removal. The device is open only meanwhile.
 * @throws {SoundError} when it cannot be opened
 * @throws the signal's reason when that stops it
 */
export async function recordVoice(wish: RecordingWish): Promise<AudioBuffer> {
	const { mediaDevices, deviceId, seconds, onLevel, signal } = wish;
	const stream = await open(mediaDevices, deviceId);
	const context = openSoundContext();
	const meter = new LevelMeter(context, new MediaStreamAudioSourceNode(context, { mediaStream: stream }));
	try {
		await context.resume();
		const stopLevel = meter.listen(onLevel);
		const recorded = await record(stream, seconds, signal);
		stopLevel();
		// In a context of its own rate the recording comes out in that rate.
		const decoder = new OfflineAudioContext(1, 1, sampleRate);
		return await decoder.decodeAudioData(await recorded.arrayBuffer());
	} finally {
		meter.close();
		for (const track of stream.getTracks()) track.stop();
		await context.close();
	}
}

async function open(mediaDevices: RecordingWish['mediaDevices'], deviceId: string): Promise<MediaStream> {
	const asked = (place: MediaTrackConstraints) =>
		mediaDevices.getUserMedia({ audio: { ...defaultConstraints, ...place } });
	try {
		return await asked(deviceId ? { deviceId: { ideal: deviceId } } : {});
	} catch (error) {
		throw SoundError.from(error);
	}
}

function record(stream: MediaStream, seconds: number, signal: AbortSignal): Promise<Blob> {
	return new Promise((resolve, reject) => {
		const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond });
		const parts: Blob[] = [];
		const timer = setTimeout(() => recorder.stop(), seconds * 1000);
		const stop = () => {
			clearTimeout(timer);
			recorder.ondataavailable = recorder.onstop = null;
			if (recorder.state !== 'inactive') recorder.stop();
			reject(signal.reason);
		};
		if (signal.aborted) return stop();
		signal.addEventListener('abort', stop, { once: true });
		recorder.ondataavailable = ({ data }) => parts.push(data);
		// Also when the device is pulled out: what was heard until then is played.
		recorder.onstop = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', stop);
			resolve(new Blob(parts, { type: recorder.mimeType }));
		};
		recorder.onerror = () => reject(new SoundError('failed', 'The recorder stopped'));
		recorder.start();
	});
}

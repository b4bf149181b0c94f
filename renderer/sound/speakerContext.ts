import { sampleRate } from './soundContext.ts';
import { SoundError } from './soundError.ts';

// TypeScript's DOM library does not know this method yet (Web Audio API, 1.2.7; Chromium 110).
interface RoutedContext {
	setSinkId(deviceId: string): Promise<void>;
}

/**
 * A context that plays on a loudspeaker; whoever opened it closes it.
 * @param deviceId empty for the system's default; a browser that cannot choose plays there in any case
 * @throws {SoundError} when the loudspeaker cannot be used
 */
export async function openSpeakerContext(deviceId: string): Promise<AudioContext> {
	const context = new AudioContext({ sampleRate });
	try {
		if (deviceId !== '' && 'setSinkId' in context)
			await (context as unknown as RoutedContext).setSinkId(deviceId);
		await context.resume();
		return context;
	} catch (error) {
		await context.close();
		throw SoundError.from(error);
	}
}

/**
 * - `refused`: the person or the system does not allow it
 * - `no-device`: there is none, or not the one that was asked for
 * - `in-use`: another program holds the device
 * - `failed`: anything else; the detail tells
 */
export type SoundErrorReason = 'refused' | 'no-device' | 'in-use' | 'failed';

/** Why a microphone or a loudspeaker cannot be used. */
export class SoundError extends Error {
	override name = 'SoundError';
	/** @param detail for logs only: never shown, never translated */
	constructor(
		readonly reason: SoundErrorReason,
		detail?: string,
		options?: ErrorOptions,
	) {
		super(detail ? `${reason}: ${detail}` : reason, options);
	}

	/**
	 * Tells from what getUserMedia or setSinkId threw why it failed.
	 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
	 */
	static from(error: unknown): SoundError {
		if (error instanceof SoundError) return error;
		const name = error instanceof Error || error instanceof DOMException ? error.name : '';
		return new SoundError(reasons[name] ?? 'failed', String(error), { cause: error });
	}
}

const reasons: Readonly<Record<string, SoundErrorReason>> = {
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	NotFoundError: 'no-device',
	OverconstrainedError: 'no-device',
	NotReadableError: 'in-use',
	AbortError: 'in-use',
};

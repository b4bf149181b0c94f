export type HostErrorReason =
	| 'worker-missing'
	| 'port-taken'
	| 'cannot-listen'
	| 'bad-options'
	| 'bad-certificate'
	| 'bad-room-id'
	| 'too-many-rooms'
	| 'room-not-found'
	| 'crashed-repeatedly'
	| 'internal';

/** Why the host could not do something. `detail` is for logs and operators, never for guests. */
export class HostError extends Error {
	override name = 'HostError';
	constructor(
		readonly reason: HostErrorReason,
		detail?: string,
		options?: ErrorOptions,
	) {
		super(detail ? `${reason}: ${detail}` : reason, options);
	}
}

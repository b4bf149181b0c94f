/**
 * What the engine asks of the machine. The page gives it the browser's own; tests in Node give scripted
 * ones, held to the real ones by the e2e tests.
 */
export type CallDevices = Pick<
	MediaDevices,
	'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
> &
	Partial<Pick<MediaDevices, 'getSupportedConstraints'>>;

/** What went wrong, for code that decides by it; the message is for the person. */
/** @typedef {'node-too-old' | 'packages' | 'system-packages' | 'electron' | 'worker' | 'compile' | 'display' | 'browser' | 'download' | 'integrity' | 'command' | 'usage'} SetupErrorCode */

/**
 * A failure that the person at the keyboard can act on: its message ends with a
 * sentence that says what to do.
 */
export class SetupError extends Error {
	/**
	 * @param {SetupErrorCode} code
	 * @param {string} message
	 * @param {{ cause?: unknown }} [options]
	 */
	constructor(code, message, options) {
		super(message, options);
		this.name = 'SetupError';
		this.code = code;
	}
}

/**
 * Runs a script's main function and turns its outcome into the exit code.
 * An expected failure prints its sentence only; anything else is a defect of
 * ours, so it keeps its stack.
 *
 * @param {() => Promise<number | void>} main resolves with the exit code (nothing = 0)
 */
export async function exitWith(main) {
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		console.error(explain(error));
		process.exitCode = 1;
	}
}

/**
 * The text to show for a failure.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
	if (!(error instanceof Error)) return String(error);
	return error instanceof SetupError ? `\n${error.message}` : (error.stack ?? error.message);
}

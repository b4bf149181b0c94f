import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Takes over the signals that would end us.
 *
 * @param {(signal: NodeJS.Signals) => void} listener
 * @returns {() => void} gives them back
 */
export function onEndingSignals(listener) {
	for (const signal of ENDING) process.on(signal, listener);
	return () => {
		for (const signal of ENDING) process.off(signal, listener);
	};
}

/**
 * The exit code by which a shell knows that a signal ended a program.
 *
 * @param {NodeJS.Signals} signal
 * @returns {number}
 */
export function exitCodeOf(signal) {
	return 128 + constants.signals[signal];
}

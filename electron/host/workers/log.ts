import * as mediasoup from 'mediasoup';
import { TokenBucket } from '../limits/tokenBucket.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export interface LogLine {
	readonly level: LogLevel;
	readonly text: string;
}

/** Lines at once, and for each second. What hostile peers provoke must fill nobody's disk. */
const lines = { burst: 200, perSecond: 5 };

/** Passes lines on, but no flood of them; how many were left out is said once it ebbs. */
export function withoutFloods(say: (line: LogLine) => void): (line: LogLine) => void {
	const pace = new TokenBucket(lines.burst, lines.perSecond);
	let leftOut = 0;
	return (line) => {
		if (!pace.take()) {
			leftOut += 1;
			return;
		}
		if (leftOut > 0) say({ level: 'warn', text: `${leftOut} lines were left out` });
		leftOut = 0;
		say(line);
	};
}

const listeners = new Set<(line: LogLine) => void>();

/**
 * Hears what mediasoup and its workers have to say. mediasoup knows one set of listeners for the whole
 * process, so it is shared here.
 * @returns stops hearing
 */
export function hearMediasoup(listener: (line: LogLine) => void): () => void {
	listeners.add(listener);
	const say = (level: LogLevel) => (namespace: string, log: string) => {
		for (const each of listeners) each({ level, text: `${namespace} ${log}` });
	};
	mediasoup.setLogEventListeners({ onwarn: say('warn'), onerror: say('error') });
	return () => {
		listeners.delete(listener);
		if (listeners.size === 0) mediasoup.setLogEventListeners();
	};
}

import * as mediasoup from 'mediasoup';

export type LogLevel = 'info' | 'warn' | 'error';
export interface LogLine {
	readonly level: LogLevel;
	readonly text: string;
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

import { join } from 'node:path';
import { app } from 'electron';
import { describeError, type LogDetails, type LogLevel, logEntry } from './entry.ts';
import { LogFile } from './logFile.ts';

const maximumBytes = 1024 * 1024;
const kept = 3;

export interface Log {
	info(area: string, event: string, details?: LogDetails): void;
	warn(area: string, event: string, details?: LogDetails): void;
	/** @param error told by its kind and place only */
	error(area: string, event: string, error?: unknown): void;
}

/**
 * Opens the app's log in its user data. A checkout says the same on stderr. A log that cannot be written is
 * no reason not to hold a call: it then goes to stderr alone.
 */
export function openLog(): Log {
	let file: LogFile | undefined;
	const toStderr = (text: string) => void process.stderr.write(text);
	const withFile = (work: () => void) => {
		try {
			work();
		} catch (error) {
			file = undefined;
			toStderr(`The log cannot be written: ${describeError(error)}\n`);
		}
	};
	withFile(() => {
		file = new LogFile(join(app.getPath('userData'), 'logs', 'parley.log'), maximumBytes, kept);
	});
	const write = (level: LogLevel, area: string, event: string, details: LogDetails = {}) => {
		const entry = logEntry(new Date(), level, area, event, details);
		if (!app.isPackaged || !file) toStderr(entry);
		withFile(() => file?.append(entry));
	};
	return {
		info: (area, event, details) => write('info', area, event, details),
		warn: (area, event, details) => write('warning', area, event, details),
		error: (area, event, error) =>
			write('error', area, error === undefined ? event : `${event} (${describeError(error)})`),
	};
}

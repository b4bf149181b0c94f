export type LogLevel = 'info' | 'warning' | 'error';
/** What an entry may carry. No free text: names, links and addresses must not get into the log. */
export type LogDetails = Readonly<Record<string, number | boolean | undefined>>;

/**
 * One line of the log: `2026-11-22T08:00:00.000Z warning hosting: ended code=139`.
 * @param event what happened, in fixed words of the code
 */
export function logEntry(
	time: Date,
	level: LogLevel,
	area: string,
	event: string,
	details: LogDetails,
): string {
	const told = Object.entries(details)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}=${value}`)
		.join('');
	return `${time.toISOString()} ${level} ${area}: ${event}${told}\n`;
}

/**
 * What of an exception goes into the log: its kind and place. Its message may hold addresses and names, and
 * the paths of its stack the person's.
 */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code =
		'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]+$/.test(error.code) ? error.code : '';
	const place = /([\w.-]+\.[cm]?[jt]s:\d+:\d+)/.exec(error.stack?.split('\n    at ')[1] ?? '')?.[1];
	return [error.name.replace(/\W/g, '').slice(0, 60), code, place && `at ${place}`].filter(Boolean).join(' ');
}

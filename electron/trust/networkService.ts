import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, type Session } from 'electron';

const serviceName = 'network.mojom.NetworkService';
const endsWithinMs = 5_000;
/** Short, since a page that connects before we are asked again may be refused for half an hour. */
const asksAgainAfterMs = 10;

/** Calls back whenever Chromium's network process has ended. Chromium starts a new one by itself. */
export function onNetworkServiceGone(listener: () => void): void {
	app.on('child-process-gone', (_event, details) => {
		if (details.serviceName === serviceName) listener();
	});
}

/**
 * Ends Chromium's network process and with it all that it remembers, and all open connections.
 * @throws when there is no such process, or it does not end
 */
export async function endNetworkService(): Promise<void> {
	const service = app.getAppMetrics().find((process) => process.serviceName === serviceName);
	if (!service) throw new Error('There is no network service to end.');
	const gone = nextEnd(AbortSignal.timeout(endsWithinMs));
	process.kill(service.pid);
	await gone;
}

/**
 * Does something to a session's part of the network process, and makes sure that it reached the living one:
 * the news that a process has ended comes before the session lets go of it.
 * @param work done anew until the process that it went to has answered; it may be done several times
 */
export async function inNetworkService(session: Session, work: () => void): Promise<void> {
	for (;;) {
		work();
		// Orders reach the process in turn, so this one's answer is the other's too. A dead one never answers.
		const answered = session.clearHostResolverCache().then(() => true);
		if (await Promise.race([answered, sleep(asksAgainAfterMs, false)])) return;
	}
}

async function nextEnd(signal: AbortSignal): Promise<void> {
	for (;;) {
		const [, details] = await once(app, 'child-process-gone', { signal });
		if (details.serviceName === serviceName) return;
	}
}

import { keepHeartbeat } from '../heartbeat.ts';
import { SessionError } from '../sessionError.ts';
import { reasonOfClosing } from './closing.ts';
import { HostRefusal, type ProtooSocket } from './protooSocket.ts';

/**
 * Enters, and where a host has to agree first: knocks, waits for the answer, and enters then.
 * @param waits told once it is clear that one has to wait. `since` in milliseconds since 1970.
 * @throws {SessionError} turned-away, unanswered, locked; unreachable when the connection was lost on the way
 */
export async function enterOrKnock<T>(
	socket: ProtooSocket,
	displayName: string,
	enter: () => Promise<T>,
	waits: (since: number) => void,
	signal: AbortSignal,
): Promise<T> {
	try {
		return await enter();
	} catch (error) {
		if (!(error instanceof HostRefusal && error.refusal === 'must-knock')) throw error;
	}
	const { since } = await socket.request('parley:knock', { displayName });
	waits(since);
	await admission(socket, signal);
	return enter();
}

/** Listens for one word; everything that comes behind it is held back for whoever listens next. */
function admission(socket: ProtooSocket, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const settle = (end: () => void) => {
			heartbeat.stop();
			signal.removeEventListener('abort', abort);
			socket.events.all.clear();
			socket.hold();
			end();
		};
		const fail = (error: SessionError) => settle(() => reject(error));
		const abort = () => fail(new SessionError('aborted'));
		const heartbeat = keepHeartbeat(
			() => socket.request('parley:ping', undefined),
			() => fail(new SessionError('unreachable', 'silent at the door')),
		);
		signal.addEventListener('abort', abort, { once: true });
		socket.events.on('closed', ({ code }) => fail(reasonOfClosing(code)));
		socket.events.on('notification', ({ method }) => {
			if (method === 'parley:admitted') settle(resolve);
		});
		if (signal.aborted) return abort();
		if (socket.closed) return fail(new SessionError('unreachable', 'closed at the door'));
		socket.release();
	});
}

import { SessionError } from './sessionError.ts';

/**
 * Opens a WebSocket.
 * @param opened makes of it what is asked for, before its first message can come; it has to attach its listeners
 * @throws {SessionError} `unreachable`, or `aborted` when the signal says so
 */
export function openWebSocket<T>(
	url: string,
	subprotocol: string,
	signal: AbortSignal,
	opened: (socket: WebSocket) => T,
): Promise<T> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(new SessionError('aborted'));
		const socket = new WebSocket(url, subprotocol);
		// An error is always followed by a close, which says the same and more.
		socket.onerror = () => {};
		const abort = () => {
			socket.onopen = socket.onclose = null;
			socket.close();
			reject(new SessionError('aborted'));
		};
		signal.addEventListener('abort', abort, { once: true });
		socket.onopen = () => {
			signal.removeEventListener('abort', abort);
			resolve(opened(socket));
		};
		socket.onclose = ({ code }) => {
			signal.removeEventListener('abort', abort);
			reject(new SessionError('unreachable', `socket closed with ${code} while opening`));
		};
	});
}

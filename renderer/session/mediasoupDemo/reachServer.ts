import type { WebRtcTransport } from '../../../contract/signalling/dialect.ts';
import type { RtpCapabilities } from '../../../contract/signalling/rtp.ts';
import { reasonOfClosing } from '../mediasoup/closing.ts';
import { ProtooSocket } from '../mediasoup/protooSocket.ts';
import type { SessionIdentity, TargetOf } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { dialectOfGreeting } from './dialects.ts';
import { handshakeRefused } from './handshakeRefused.ts';

export interface Reached {
	/** Holds back what the server says until somebody listens (`release`). */
	readonly socket: ProtooSocket;
	readonly routerRtpCapabilities: RtpCapabilities;
	readonly sendTransport: WebRtcTransport;
	readonly receiveTransport: WebRtcTransport;
}

/** Long enough for a few round trips of a second each and a slow server. */
const reachTimeoutMs = 10_000;

/** Servers on a mediasoup older than 3.20 open no data channels without; the others do not read it. */
export const sctpCapabilities = { numStreams: { OS: 1024, MIS: 1024 } } as const;

/**
 * Opens a socket to a server, hears by its greeting which dialect it speaks, and asks for all that joining needs
 * in one exchange. The server waits for the join for 10 s, and closes the socket then.
 * @throws {SessionError} unreachable, own-page-only, refused, room-not-found, name-taken, protocol, aborted
 */
export async function reachServer(
	target: TargetOf<'mediasoup-demo'>,
	identity: SessionIdentity,
	signal?: AbortSignal,
): Promise<Reached> {
	const address = addressOf(target, identity);
	const until = AbortSignal.any([AbortSignal.timeout(reachTimeoutMs), ...(signal ? [signal] : [])]);
	let opened = false;
	const socket = await greeted(address, until, () => {
		opened = true;
	}).catch(async (error: unknown) => {
		if (signal?.aborted) throw new SessionError('aborted');
		if (until.aborted)
			throw new SessionError(opened ? 'protocol' : 'unreachable', 'no greeting in time', { cause: error });
		if (!opened && (await handshakeRefused(address, signal)))
			throw new SessionError(target.standsIn ? 'refused' : 'own-page-only', 'the handshake was refused');
		throw error;
	});
	try {
		const [{ routerRtpCapabilities }, sendTransport, receiveTransport] = await Promise.all([
			socket.request('getRouterRtpCapabilities', undefined),
			createTransport(socket, 'producer'),
			createTransport(socket, 'consumer'),
		]);
		return { socket, routerRtpCapabilities, sendTransport, receiveTransport };
	} catch (error) {
		socket.close();
		throw signal?.aborted ? new SessionError('aborted') : error;
	}
}

/** @throws {SessionError} unreachable when the link names no address */
function addressOf({ socket, roomId }: TargetOf<'mediasoup-demo'>, identity: SessionIdentity): URL {
	const address = URL.parse?.(socket) ?? (URL.canParse(socket) ? new URL(socket) : null);
	if (!address || !/^wss?:$/.test(address.protocol))
		throw new SessionError('unreachable', 'no address of a socket');
	// The secret is read by Parley hosts alone: with it one takes one's own place again.
	address.search = String(new URLSearchParams({ roomId, ...identity }));
	address.hash = '';
	return address;
}

function createTransport(socket: ProtooSocket, direction: 'producer' | 'consumer'): Promise<WebRtcTransport> {
	return socket.request('createWebRtcTransport', {
		forceTcp: false,
		sctpCapabilities,
		appData: { direction },
	});
}

/** A socket that speaks the server's dialect and holds back what comes next. @throws {SessionError} */
function greeted(address: URL, signal: AbortSignal, opened: () => void): Promise<ProtooSocket> {
	return new Promise((resolve, reject) => {
		const listen = (socket: ProtooSocket) => {
			opened();
			const settle = (end: () => void) => {
				signal.removeEventListener('abort', abort);
				socket.events.all.clear();
				end();
			};
			const abort = () => {
				settle(() => reject(new SessionError('aborted')));
				socket.close();
			};
			signal.addEventListener('abort', abort, { once: true });
			socket.events.on('closed', ({ code }) => settle(() => reject(reasonOfClosing(code))));
			socket.events.on('notification', ({ method }) => {
				const dialect = dialectOfGreeting(method);
				if (!dialect) return;
				settle(() => {
					socket.speak(dialect);
					socket.hold();
					resolve(socket);
				});
			});
		};
		ProtooSocket.open(String(address), signal, listen).catch(reject);
	});
}

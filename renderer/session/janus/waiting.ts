import { SessionError } from '../sessionError.ts';

/** @returns ends it */
export function every(ms: number, look: () => void): () => void {
	const timer = setInterval(look, ms);
	return () => clearInterval(timer);
}

/** Resolves once it is open. @throws {SessionError} if it never opens */
export function opened(channel: RTCDataChannel): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = () => {
			if (channel.readyState === 'open') resolve();
			else if (channel.readyState !== 'connecting')
				reject(new SessionError('unreachable', 'no data channel'));
		};
		channel.addEventListener('open', look);
		channel.addEventListener('close', look);
		look();
	});
}

/**
 * Sends a text and resolves once it has left for the server: until then it only waits here, and would go down
 * with the connection.
 * @throws {SessionError} `unreachable` if the channel does not open, closes, or the text stays here too long
 */
export async function sendText(channel: RTCDataChannel, text: string, patienceMs: number): Promise<void> {
	await inTime(opened(channel), patienceMs);
	try {
		channel.send(text);
	} catch (error) {
		throw new SessionError('unreachable', 'the data channel takes nothing', { cause: error });
	}
	await inTime(emptied(channel), patienceMs);
}

function emptied(channel: RTCDataChannel): Promise<void> {
	return new Promise((resolve, reject) => {
		// An event tells the lowest mark alone, which is empty unless somebody said otherwise.
		const look = () => {
			if (channel.bufferedAmount === 0) resolve();
			else if (channel.readyState !== 'open')
				reject(new SessionError('unreachable', 'the data channel closed'));
		};
		channel.addEventListener('bufferedamountlow', look, { once: true });
		channel.addEventListener('close', look, { once: true });
		look();
	});
}

/** Resolves once it carries media, or never had to. */
export function connected(pc: RTCPeerConnection): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = () => {
			if (pc.connectionState === 'connected' || pc.connectionState === 'new') resolve();
			else if (pc.connectionState === 'failed' || pc.connectionState === 'closed')
				reject(new SessionError('unreachable', 'media is cut off'));
		};
		pc.addEventListener('connectionstatechange', look);
		look();
	});
}

/** @throws {SessionError} `unreachable` when it takes longer */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new SessionError('unreachable', 'too slow')), ms);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

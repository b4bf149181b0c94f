import { offered, whoAnswers, whoChose } from '../../contract/destination/answer.ts';
import type { Told } from '../../contract/destination/told.ts';

/** Milliseconds. */
const patience = 5_000;
/** In bytes. */
const enough = 65_536;

/** As far as a browser lets a page look: sockets always, other servers' pages only where they allow it. */
export function browserProbe(address: string): Promise<Told> {
	return /^wss?:/.test(address) ? askSocket(address) : askPage(address);
}

async function askPage(address: string): Promise<Told> {
	try {
		const response = await fetch(address, {
			credentials: 'omit',
			redirect: 'manual',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
			signal: AbortSignal.timeout(patience),
		});
		if (response.type === 'opaqueredirect') return { kind: 'hidden' };
		const body = await beginningOf(response);
		return {
			kind: whoAnswers({ status: response.status, headers: Object.fromEntries(response.headers), body }),
		};
	} catch (cause) {
		// Whether it is not there or not to be looked at, a browser does not tell.
		const late = cause instanceof DOMException && cause.name === 'TimeoutError';
		return { kind: late ? 'unreachable' : 'hidden' };
	}
}

async function beginningOf({ body }: Response): Promise<string> {
	const reader = body?.getReader();
	const text = new TextDecoder();
	let read = '';
	for (let size = 0; reader && size < enough; ) {
		const { done, value } = await reader.read();
		if (done) break;
		size += value.length;
		read += text.decode(value, { stream: true });
	}
	await reader?.cancel();
	return read;
}

function askSocket(address: string): Promise<Told> {
	return new Promise((resolve) => {
		const socket = new WebSocket(address, Object.keys(offered));
		const end = (told: Told) => {
			clearTimeout(timer);
			resolve(told);
			socket.close();
		};
		const timer = setTimeout(() => end({ kind: 'unreachable' }), patience);
		socket.onopen = () => end({ kind: whoChose(socket.protocol) });
		socket.onerror = () => end({ kind: 'hidden' });
	});
}

const askMs = 3_000;

/**
 * Whether a server is there that would not open a WebSocket. A page is not told why its socket could not be
 * opened; but a server that answers http at the same address, whatever it answers, is not unreachable.
 */
export async function handshakeRefused(socket: URL, signal?: AbortSignal): Promise<boolean> {
	const page = new URL('/', socket);
	page.protocol = socket.protocol === 'wss:' ? 'https:' : 'http:';
	try {
		await fetch(page, {
			mode: 'no-cors',
			cache: 'no-store',
			credentials: 'omit',
			signal: AbortSignal.any([AbortSignal.timeout(askMs), ...(signal ? [signal] : [])]),
		});
		return true;
	} catch {
		// No answer at all: nothing more can be said of it.
		return false;
	}
}

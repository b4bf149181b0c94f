import type { IncomingMessage } from 'node:http';
import { offered, whoAnswers, whoChose } from '../../contract/destination/answer.ts';
import type { Told } from '../../contract/destination/told.ts';
import { oneOfEach, patience } from './askPage.ts';

/** In bytes. */
const enough = 65_536;

/**
 * One handshake that offers every signalling that says its name: which one the server chooses tells what it
 * is. Nothing is said in it, and it is closed at once. Never rejects.
 */
export async function askSocket(address: string): Promise<Told> {
	const { WebSocket } = await import('ws');
	return new Promise((resolve) => {
		const socket = new WebSocket(address, Object.keys(offered), {
			handshakeTimeout: patience,
			followRedirects: false,
			maxPayload: enough,
			perMessageDeflate: false,
			// Stock servers of mediasoup-demo want to see their own page's.
			origin: address.replace(/^ws/, 'http').replace(/^(https?:\/\/[^/]+).*$/, '$1'),
		});
		const end = (told: Told) => {
			resolve(told);
			socket.terminate();
		};
		socket.on('open', () => end({ kind: whoChose(socket.protocol) }));
		socket.on('unexpected-response', (_request, response) => {
			readSome(response).then(
				(body) =>
					end({
						kind: whoAnswers({
							status: response.statusCode ?? 0,
							headers: oneOfEach(response.headers),
							body,
						}),
					}),
				() => end({ kind: 'unreachable' }),
			);
		});
		socket.on('error', (error: Error & { code?: string }) => end({ kind: kindOf(error) }));
	});
}

function kindOf({ message, code = '' }: Error & { code?: string }): 'unknown' | 'unreachable' | 'untrusted' {
	// It took the handshake, and none of what was offered in it.
	if (/subprotocol|Sec-WebSocket/i.test(message)) return 'unknown';
	return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|EPROTO/.test(code) ? 'untrusted' : 'unreachable';
}

async function readSome(response: IncomingMessage): Promise<string> {
	const timer = setTimeout(() => response.destroy(), patience);
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of response as AsyncIterable<Buffer>) {
			chunks.push(chunk);
			size += chunk.length;
			if (size >= enough) break;
		}
		return Buffer.concat(chunks).subarray(0, enough).toString('utf8');
	} finally {
		clearTimeout(timer);
	}
}

import { net, session } from 'electron';
import type { Answer } from '../../contract/destination/answer.ts';

/** Milliseconds. */
export const patience = 5_000;
/** In bytes. What a page is stands at its beginning. */
const enough = 65_536;

export type PageAnswer =
	| ({ readonly kind: 'answer' } & Answer)
	/** It names another address, which is not asked. */
	| { readonly kind: 'moved'; readonly address: string }
	| { readonly kind: 'unreachable' | 'untrusted' };

/**
 * One GET, to the address and to no other: without cookies, credentials or a cache, in a session of its own
 * that forgets everything. Never rejects.
 * @param most in bytes
 */
export function askPage(address: string, accept: string, most = enough): Promise<PageAnswer> {
	return new Promise((resolve) => {
		const request = net.request({
			url: address,
			session: session.fromPartition('probe', { cache: false }),
			credentials: 'omit',
			useSessionCookies: false,
			redirect: 'manual',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
		});
		const end = (answer: PageAnswer) => {
			clearTimeout(timer);
			resolve(answer);
			request.abort();
		};
		// What has come by then has to do.
		let late = () => end({ kind: 'unreachable' });
		const timer = setTimeout(() => late(), patience);
		request.setHeader('Accept', accept);
		request.on('redirect', (_status, _method, to) => end({ kind: 'moved', address: to }));
		request.on('login', (_info, answer) => answer());
		request.on('error', ({ message }) =>
			end({ kind: /ERR_(CERT|SSL|TLS)/.test(message) ? 'untrusted' : 'unreachable' }),
		);
		request.on('response', (response) => {
			const chunks: Buffer[] = [];
			let size = 0;
			const finish = () =>
				end({
					kind: 'answer',
					status: response.statusCode,
					headers: oneOfEach(response.headers),
					body: Buffer.concat(chunks).subarray(0, most).toString('utf8'),
				});
			late = finish;
			response.on('data', (chunk: Buffer) => {
				chunks.push(chunk);
				size += chunk.length;
				if (size >= most) finish();
			});
			response.on('end', finish);
			response.on('error', () => end({ kind: 'unreachable' }));
		});
		request.end();
	});
}

export function oneOfEach(
	headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name.toLowerCase(),
			typeof value === 'string' ? value : (value ?? []).join(', '),
		]),
	);
}

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SetupError } from './errors.mjs';

/** A network that lets nothing out often swallows packets silently: 8 s tell it from a slow one. */
const ANSWER_TIMEOUT_MS = 8_000;
/** A download that stands still this long will not come back. */
const STALL_TIMEOUT_MS = 60_000;

/**
 * Downloads one file.
 *
 * @param {string} url
 * @param {string} target its folder is made
 * @param {(fraction: number) => void} onProgress 0 to 1
 * @param {{ answerMs?: number, stallMs?: number }} [limits] milliseconds
 * @returns {Promise<void>}
 * @throws {SetupError} `download` when nothing answers, the answer is no, or the stream breaks off
 */
export async function download(url, target, onProgress, limits = {}) {
	const { answerMs = ANSWER_TIMEOUT_MS, stallMs = STALL_TIMEOUT_MS } = limits;
	const abort = new AbortController();
	/** @param {number} ms @param {string} why */
	const deadline = (ms, why) => setTimeout(() => abort.abort(new Error(why)), ms);
	let timer = deadline(answerMs, `no answer within ${answerMs / 1000} s`);
	try {
		const response = await fetch(url, { signal: abort.signal });
		if (!response.ok || !response.body) throw new Error(`the answer was ${response.status}`);
		const total = Number(response.headers.get('content-length')) || 0;
		let received = 0;
		await mkdir(dirname(target), { recursive: true });
		const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
		body.on('data', (/** @type {Buffer} */ chunk) => {
			clearTimeout(timer);
			timer = deadline(stallMs, `no data for ${stallMs / 1000} s`);
			received += chunk.length;
			if (total > 0) onProgress(received / total);
		});
		await pipeline(body, createWriteStream(target));
	} catch (cause) {
		throw new SetupError(
			'download',
			`${new URL(url).host} did not deliver ${url.slice(url.lastIndexOf('/') + 1)} (${reasonOf(cause)}). Check the network.`,
			{ cause },
		);
	} finally {
		clearTimeout(timer);
	}
}

/**
 * fetch() says only "fetch failed"; the reason is in its cause.
 *
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}

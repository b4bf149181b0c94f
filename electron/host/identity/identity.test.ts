import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadIdentity } from './identity.ts';

const day = 24 * 60 * 60 * 1000;

describe("a host's identity", () => {
	let directory: string;
	let path: string;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), 'parley-identity-'));
		path = join(directory, 'host-identity.pem');
	});
	afterEach(() => rm(directory, { recursive: true, force: true }));

	it('is made once, kept, and readable by its owner alone', async () => {
		const made = await loadIdentity(directory);
		const kept = await loadIdentity(directory);
		expect(kept).toEqual(made);
		expect(made.identity.key).toMatch(/^[\w-]{43}$/);
		expect(made).not.toHaveProperty('damagedSetAsideAs');
		if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect(await readdir(directory)).toEqual(['host-identity.pem']);
	});

	it('serves TLS, and its key is the hash that clients see', async () => {
		const { identity } = await loadIdentity(directory);
		const server = createServer({ cert: identity.certificate, key: identity.privateKey });
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const seen = await new Promise<X509Certificate | undefined>((resolve, reject) => {
			// The certificate is its own authority: only then is it accepted without an exception.
			const socket = connect({ host: '127.0.0.1', port, ca: identity.certificate }, () => {
				resolve(socket.getPeerX509Certificate());
				socket.destroy();
			});
			socket.once('error', reject);
		});
		await new Promise((resolve) => server.close(resolve));
		const spki = seen?.publicKey.export({ type: 'spki', format: 'der' }) ?? Buffer.alloc(0);
		expect(createHash('sha256').update(spki).digest('base64url')).toBe(identity.key);
		expect(seen?.fingerprint256).toBe(identity.fingerprint);
	});

	it('keeps its key when its certificate is renewed', async () => {
		const longAgo = new Date(Date.now() - 790 * day);
		const old = await loadIdentity(directory, longAgo);
		const renewed = await loadIdentity(directory);
		expect(renewed.identity.key).toBe(old.identity.key);
		expect(renewed.identity.fingerprint).not.toBe(old.identity.fingerprint);
		expect(new Date(new X509Certificate(renewed.identity.certificate).validTo).getTime()).toBeGreaterThan(
			Date.now() + 700 * day,
		);
	});

	it.each([
		['nothing', () => ''],
		['noise', () => 'not a key at all'],
		['half of it', (pem: string) => pem.slice(0, pem.length / 2)],
		['a changed key', (pem: string) => pem.replace(/(BEGIN PRIVATE KEY-----\n).{8}/, '$1AAAAAAAA')],
	])('is set aside and said when it is damaged: %s', async (_what, damage) => {
		const { identity } = await loadIdentity(directory);
		const damaged = damage(await readFile(path, 'utf8'));
		await writeFile(path, damaged);
		const { identity: fresh, damagedSetAsideAs } = await loadIdentity(directory);
		expect(fresh.key).not.toBe(identity.key);
		expect(await readFile(damagedSetAsideAs ?? '', 'utf8')).toBe(damaged);
		expect((await loadIdentity(directory)).identity).toEqual(fresh);
	});

	it("is set aside when certificate and key are not each other's", async () => {
		const one = await loadIdentity(directory);
		await rm(path);
		const other = await loadIdentity(directory);
		await writeFile(path, one.identity.privateKey + other.identity.certificate);
		expect(await loadIdentity(directory)).toHaveProperty('damagedSetAsideAs');
	});
});

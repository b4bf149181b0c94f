import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate, makeKey } from './certificate.ts';

/** Who this host is: its key for good, and a certificate over it that is renewed now and then. */
export interface Identity {
	/** PEM. */
	readonly privateKey: string;
	/** PEM, self-signed. */
	readonly certificate: string;
	/** SHA-256 of the SubjectPublicKeyInfo, base64url without padding: what links pin (RFC 7469). */
	readonly key: string;
	/** SHA-256 of the certificate, as browsers show it: `AB:CD:…`. */
	readonly fingerprint: string;
}

export interface LoadedIdentity {
	readonly identity: Identity;
	/** The kept identity could not be read and was put aside here; all earlier links are void. */
	readonly damagedSetAsideAs?: string;
}

const fileName = 'host-identity.pem';
const day = 24 * 60 * 60 * 1000;
const renewBefore = 30 * day;

/**
 * The host's identity, kept in `directory`; made there when there is none. The file can be read by its
 * owner alone.
 * @throws when the directory cannot be written
 */
export async function loadIdentity(directory: string, now = new Date()): Promise<LoadedIdentity> {
	await mkdir(directory, { recursive: true, mode: 0o700 });
	const path = join(directory, fileName);
	const kept = await readKept(path);
	if (kept === undefined) return { identity: await make(path, await makeKey(), now) };
	const pair = split(kept);
	if (!pair) {
		// Never fatal, and never thrown away: somebody may know how to mend it.
		const damagedSetAsideAs = join(directory, `host-identity.damaged-${now.getTime()}.pem`);
		await rename(path, damagedSetAsideAs);
		return { identity: await make(path, await makeKey(), now), damagedSetAsideAs };
	}
	// A copied or restored file may have lost its mode.
	await chmod(path, 0o600);
	const endsAt = new Date(new X509Certificate(pair.certificate).validTo).getTime();
	if (endsAt - now.getTime() > renewBefore) return { identity: identityOf(pair) };
	return { identity: await make(path, pair.privateKey, now) };
}

interface Pair {
	readonly privateKey: string;
	readonly certificate: string;
}

async function readKept(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

/** @returns undefined unless both are there and belong together */
function split(pem: string): Pair | undefined {
	const [privateKey] = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n?/.exec(pem) ?? [];
	const [certificate] = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n?/.exec(pem) ?? [];
	if (!privateKey || !certificate) return undefined;
	try {
		const fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
		return fits ? { privateKey, certificate } : undefined;
	} catch {
		return undefined; // Not readable as what it says it is: damaged.
	}
}

async function make(path: string, privateKey: string, now: Date): Promise<Identity> {
	const pair = { privateKey, certificate: makeCertificate(privateKey, now) };
	// Written beside and renamed, so that a crash leaves the old one or the new one, never half of one.
	const temporary = `${path}.${process.pid}.new`;
	const file = await open(temporary, 'w', 0o600);
	try {
		await file.writeFile(`${pair.privateKey.trim()}\n${pair.certificate.trim()}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path);
	return identityOf(pair);
}

function identityOf({ privateKey, certificate }: Pair): Identity {
	const x509 = new X509Certificate(certificate);
	const spki = x509.publicKey.export({ type: 'spki', format: 'der' });
	return {
		privateKey,
		certificate,
		key: createHash('sha256').update(spki).digest('base64url'),
		fingerprint: x509.fingerprint256,
	};
}

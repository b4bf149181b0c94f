import 'reflect-metadata';
import { createHash, type webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { expect, test } from 'vitest';
import { keyHashOf } from './keyHash.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

async function keyPair() {
	return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function certificate(keys: webcrypto.CryptoKeyPair, serialNumber: string) {
	const made = await X509CertificateGenerator.createSelfSigned({
		serialNumber,
		name: 'CN=Parley',
		keys,
		signingAlgorithm: algorithm,
	});
	return made.toString('pem');
}

test('is the hash of the public key, whatever the certificate around it', async () => {
	const keys = await keyPair();
	const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
	const hash = createHash('sha256').update(spki).digest('base64url');
	expect(keyHashOf(await certificate(keys, '01'))).toBe(hash);
	expect(keyHashOf(await certificate(keys, '02'))).toBe(hash);
	expect(hash).toMatch(/^[\w-]{43}$/);
});

test('another key has another hash', async () => {
	const [one, other] = [await keyPair(), await keyPair()];
	expect(keyHashOf(await certificate(one, '01'))).not.toBe(keyHashOf(await certificate(other, '01')));
});

test.each(['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])('%j has none', (pem) => {
	expect(keyHashOf(pem)).toBeUndefined();
});

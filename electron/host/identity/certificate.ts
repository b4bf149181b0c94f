import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import * as der from './der.ts';

const day = 24 * 60 * 60 * 1000;
/** Apple's systems refuse server certificates that live longer than 825 days. */
const lifetime = 800 * day;

/** Object identifiers (RFC 5280, RFC 5758). */
const oid = {
	commonName: '2.5.4.3',
	ecdsaWithSha256: '1.2.840.10045.4.3.2',
	keyUsage: '2.5.29.15',
	subjectAlternativeName: '2.5.29.17',
	basicConstraints: '2.5.29.19',
	extendedKeyUsage: '2.5.29.37',
	serverAuthentication: '1.3.6.1.5.5.7.3.1',
};

/** A fresh EC P-256 key as PKCS #8 PEM. */
export async function makeKey(): Promise<string> {
	const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A certificate (X.509 v3, RFC 5280) over an EC P-256 key, signed by the key itself, as PEM. */
export function makeCertificate(privateKeyPem: string, now: Date): string {
	const privateKey = createPrivateKey(privateKeyPem);
	const algorithm = der.sequence(der.objectIdentifier(oid.ecdsaWithSha256));
	const name = der.sequence(
		der.set(der.sequence(der.objectIdentifier(oid.commonName), der.text('Parley host'))),
	);
	const body = der.sequence(
		der.tagged(0, der.integer(Buffer.from([2]))), // version 3
		der.integer(randomBytes(16)),
		algorithm,
		name,
		// A clock that is a little behind ours must not see a certificate of the future.
		der.sequence(der.time(new Date(now.getTime() - day)), der.time(new Date(now.getTime() + lifetime))),
		name,
		createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
		der.tagged(3, extensions()),
	);
	const certificate = der.sequence(body, algorithm, der.bits(sign('sha256', body, privateKey)));
	const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extensions(): Buffer {
	const extension = (id: string, content: Buffer, critical: boolean) =>
		der.sequence(der.objectIdentifier(id), ...(critical ? [der.yes] : []), der.octets(content));
	const digitalSignature = der.bits(Buffer.from([0x80]), 7);
	return der.sequence(
		extension(oid.basicConstraints, der.sequence(), true), // no authority
		extension(oid.keyUsage, digitalSignature, true),
		extension(oid.extendedKeyUsage, der.sequence(der.objectIdentifier(oid.serverAuthentication)), false),
		extension(
			oid.subjectAlternativeName,
			// Addresses change, and whoever pins the key looks at no names; some clients want one at all.
			der.sequence(der.implicit(2, Buffer.from('localhost')), der.implicit(7, Buffer.from([127, 0, 0, 1]))),
			false,
		),
	);
}

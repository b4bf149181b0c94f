import { createHash, X509Certificate } from 'node:crypto';

/**
 * The SHA-256 of a certificate's SubjectPublicKeyInfo (RFC 7469, section 2.4), base64url without padding,
 * as invitations carry it. It stays the same when a certificate is renewed for the same key.
 * @param pem a certificate, PEM
 * @returns undefined when the text is no certificate
 */
export function keyHashOf(pem: string): string | undefined {
	try {
		const spki = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
		return createHash('sha256').update(spki).digest('base64url');
	} catch {
		return undefined;
	}
}

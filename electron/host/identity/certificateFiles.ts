import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HostError } from '../hostError.ts';

/**
 * A certificate that somebody else issued, with its key.
 * @throws {HostError} bad-certificate
 */
export async function readCertificate(files: {
	readonly certificateFile: string;
	readonly keyFile: string;
}): Promise<{ cert: string; key: string }> {
	try {
		const [cert, key] = await Promise.all([
			readFile(files.certificateFile, 'utf8'),
			readFile(files.keyFile, 'utf8'),
		]);
		if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return { cert, key };
	} catch (cause) {
		throw new HostError('bad-certificate', files.certificateFile, { cause });
	}
	throw new HostError('bad-certificate', `${files.keyFile} is not the key of ${files.certificateFile}`);
}

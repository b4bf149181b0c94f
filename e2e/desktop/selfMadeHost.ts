import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import { X509CertificateGenerator } from '@peculiar/x509';
import { WebSocketServer } from 'ws';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A key and a certificate that nobody vouches for. */
export interface SelfMadeIdentity {
	readonly key: string;
	readonly certificate: string;
	/** As an invitation carries it. */
	readonly keyHash: string;
}

export async function makeIdentity(): Promise<SelfMadeIdentity> {
	const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
	const made = await X509CertificateGenerator.createSelfSigned(
		{ serialNumber: '01', name: 'CN=Parley', keys, signingAlgorithm: algorithm },
		webcrypto as Crypto,
	);
	const spki = new Uint8Array(await webcrypto.subtle.exportKey('spki', keys.publicKey));
	const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
	return {
		key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
		certificate: made.toString('pem'),
		keyHash: createHash('sha256').update(spki).digest('base64url'),
	};
}

export interface SelfMadeHost {
	readonly port: number;
	/** Paths and queries of the WebSockets that came, in order. */
	readonly knocks: readonly string[];
	close(): Promise<void>;
}

/**
 * A real TLS server on this machine that takes every WebSocket.
 * @param port 0: any free one
 */
export async function startSelfMadeHost(identity: SelfMadeIdentity, port = 0): Promise<SelfMadeHost> {
	const server = createServer({ key: identity.key, cert: identity.certificate });
	const sockets = new WebSocketServer({ server });
	const knocks: string[] = [];
	sockets.on('connection', (_socket, { url = '' }) => knocks.push(url));
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '::', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	return {
		port: address.port,
		knocks,
		async close() {
			for (const socket of sockets.clients) socket.terminate();
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

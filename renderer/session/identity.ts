import type { SessionIdentity } from './session.ts';

/** Somebody whom no host has met yet. */
export function newIdentity(): SessionIdentity {
	return { peerId: randomName(12), secret: randomName(24) };
}

/** Unguessable, in base64url. @param bytes of randomness */
function randomName(bytes: number): string {
	const random = crypto.getRandomValues(new Uint8Array(bytes));
	return btoa(String.fromCharCode(...random))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}

import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Who has a room's token is its host. Made of the host's own key and the room's id: it is the same after
 * every restart without being kept anywhere, and who knows the one room's learns nothing of another's.
 */
export class ModeratorTokens {
	readonly #key: Buffer;

	/** @param privateKey of the host's identity, PEM */
	constructor(privateKey: string) {
		this.#key = Buffer.from(hkdfSync('sha256', privateKey, '', 'parley moderator tokens', 32));
	}

	/** 32 bytes, base64url. */
	of(roomId: string): string {
		return createHmac('sha256', this.#key).update(roomId).digest('base64url');
	}

	/** In a time that tells nothing of how much of it is right. */
	isOf(roomId: string, token: string): boolean {
		const digest = (text: string) => createHash('sha256').update(text).digest();
		return timingSafeEqual(digest(token), digest(this.of(roomId)));
	}
}

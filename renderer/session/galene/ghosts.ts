/**
 * Galene takes a connection whose network went away for alive for up to 55 seconds (`clientLoop` in its
 * rtpconn/webclient.go), and lets nobody take the place of their own one ("duplicate client id" in its
 * group/group.go): who comes back is somebody new, beside their own ghost. So Parleys tell each other in their user
 * data who they were before. Nobody can call somebody else a ghost: each connection shows the hash of a secret
 * from its start, and the secret is told only by who comes back.
 */
export interface Place {
	/** SHA-256 of the secret of this connection, in hexadecimal digits. */
	readonly seal: string;
	/** The connections of before that the server may still take for alive. */
	readonly before: readonly Ghost[];
}

export interface Ghost {
	readonly id: string;
	readonly secret: string;
}

/** What comes back more often within a minute has other worries. */
export const mostGhosts = 8;

/** One's own connections, of which the next one tells. */
export class OwnPlaces {
	#before: readonly Ghost[] = [];

	/** @param id by which the server will know the connection that is about to come in */
	async next(id: string): Promise<Place> {
		const secret = crypto.randomUUID();
		const before = this.#before;
		this.#before = [...before, { id, secret }].slice(-mostGhosts);
		return { seal: await sealOf(secret), before };
	}
}

/** Which of the others are ghosts. */
export class Ghosts {
	readonly #seals = new Map<string, string>();
	/** What each user has told of their own past, once it was hashed: ids with their seals. */
	readonly #told = new Map<string, ReadonlySet<string>>();
	readonly #found = new Set<string>();

	/** @param found told of each once it is one for certain; not of those that `add` names */
	constructor(private readonly found: (id: string) => void) {}

	/** Known without a proof: it was oneself. */
	add(id: string): void {
		this.#found.add(id);
	}

	has(id: string): boolean {
		return this.#found.has(id);
	}

	/** A user says this of themselves, at first or again. */
	async hear(id: string, { seal, before }: Place): Promise<void> {
		this.#seals.set(id, seal);
		for (const told of this.#told.values()) if (told.has(`${id} ${seal}`)) this.#find(id);
		const told = await Promise.all(
			before.map(async ({ id: was, secret }) => `${was} ${await sealOf(secret)}`),
		);
		// They may have left meanwhile.
		if (!this.#seals.has(id)) return;
		this.#told.set(id, new Set(told));
		for (const { id: was } of before)
			if (told.includes(`${was} ${this.#seals.get(was) ?? ''}`)) this.#find(was);
	}

	left(id: string): void {
		this.#seals.delete(id);
		this.#told.delete(id);
	}

	#find(id: string): void {
		if (this.#found.has(id)) return;
		this.#found.add(id);
		this.found(id);
	}
}

async function sealOf(secret: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
	return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

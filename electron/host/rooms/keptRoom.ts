import { z } from 'zod';
import { roomConditions } from '../../../contract/signalling/extensions.ts';

/** SHA-256, base64url. */
const hash = z.string().regex(/^[\w-]{43}$/);
const peerId = z.string().regex(/^[\w.-]{1,64}$/);

/** Somebody who has a place in a room, and the proof of whose place it is. */
export const keptPerson = z.object({
	peerId,
	secretHash: hash,
	/** Since when their hand is up, in milliseconds since 1970. */
	hand: z.number().optional(),
});

/** Somebody who may not come back before `until`, in milliseconds since 1970. */
export const keptRemoval = z.object({ peerId, secretHash: hash.optional(), until: z.number() });

/**
 * What a room is like and who was in it, for a host that starts again: a lock that a crash opened would be
 * none, and those who were inside would find themselves locked out. Holds no names and no secrets.
 */
export const keptRoom = z.object({
	roomId: z.string().regex(/^[\w-]{8,128}$/),
	...roomConditions.shape,
	people: z.array(keptPerson).max(1000),
	removed: z.array(keptRemoval).max(1000),
});

export type KeptPerson = z.infer<typeof keptPerson>;
export type KeptRemoval = z.infer<typeof keptRemoval>;
export type KeptRoom = z.infer<typeof keptRoom>;

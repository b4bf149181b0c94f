import { z } from '../schema.ts';

export const keyHash = z.string().regex(/^[\w-]{43}$/);
const roomId = z.string().regex(/^[\w-]{8,128}$/);
const address = z.string().max(300);

export const invitation = z.object({
	roomId,
	addresses: z.array(address).min(1).max(16).readonly(),
	key: keyHash.optional(),
	plain: z.boolean().optional(),
});

/** One's own, with the token that makes one the call's host. Never given to others. */
export const ownInvitation = invitation.extend({ moderator: keyHash.optional() });

import { ownInvitation } from '../invitation/form.ts';
import { z } from '../schema.ts';
import { longest, longestLink } from './linkText.ts';

const address = z.string().min(1).max(longestLink);
const name = z.string().min(1).max(longest.name);
const secret = z.string().min(1).max(longest.secret);
const token = z.string().min(1).max(longest.token);

/** A destination that comes over the bridge. */
export const destinationForm = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('parley'), invitation: ownInvitation }),
	z.object({
		kind: z.literal('mediasoup-demo'),
		socket: address,
		roomId: name,
		origin: address.optional(),
	}),
	z.object({ kind: z.literal('livekit'), url: address, token, passphrase: secret.optional() }),
	z.object({ kind: z.literal('livekit-meet'), page: address, room: name, passphrase: secret.optional() }),
	z.object({ kind: z.literal('janus'), url: address, room: name, pin: name.optional() }),
	z.object({
		kind: z.literal('galene'),
		group: address,
		username: name.optional(),
		password: secret.optional(),
		token: token.optional(),
	}),
	z.object({ kind: z.literal('whip'), endpoint: address, token: token.optional() }),
]);

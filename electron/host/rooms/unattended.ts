import { z } from 'zod';

/** Who waits at a room's door while no host is inside: only whoever runs the host can tell them. */
export const unattended = z.object({
	roomId: z.string(),
	/** The longest first; empty once nobody waits, or a host is there. */
	waiting: z.array(z.object({ peerId: z.string(), name: z.string() })),
});

export type Unattended = z.infer<typeof unattended>;

import { z } from 'zod';
import { keptRoom } from './rooms/keptRoom.ts';

const port = z.number().int().min(0).max(65535);
const roomId = z.string().regex(/^[\w-]{8,128}$/);

/**
 * Everything a host can be told. Checked wherever options enter: from the command line and from the
 * desktop app.
 */
export const hostOptions = z.object({
	/** TCP port of the page and of the signalling; 0: any free one. */
	port: port.default(0),
	/** IP addresses to listen on. None: all of this machine. */
	listen: z.array(z.string().max(64)).max(32).optional(),
	/** Where the host's key is kept. */
	dataDirectory: z.string().min(1),
	/** How the host is reached from elsewhere: `name`, `name:port`, `address:port`, `[v6]:port`. */
	publicAddress: z.string().min(1).max(260).optional(),
	/** The same behind a reverse proxy with its own certificate: `https://calls.example.org`. */
	publicUrl: z.url({ protocol: /^https$/ }).optional(),
	/** A certificate that browsers trust, as PEM files. It then stands in place of the host's own key. */
	tls: z.object({ certificateFile: z.string(), keyFile: z.string() }).optional(),
	/** Addresses or networks (`10.0.0.0/8`) of reverse proxies whose plain http is accepted. */
	behindProxy: z.array(z.string().max(64)).max(32).optional(),
	/** Media workers, each one thread. None: as many as this machine runs at once. */
	workers: z.number().int().min(1).max(256).optional(),
	/** About how many consumers one worker carries before a room spreads over more of them. */
	consumersPerWorker: z.number().int().min(1).default(400),
	/** The built page that is served to browser guests. */
	pageDirectory: z.string().optional(),
	/** Further addresses for media (a router forwards them to this machine). At most one per IP family. */
	announcedAddresses: z.array(z.string().max(253)).max(2).optional(),
	/** First of the UDP and TCP ports for media, one for each worker. None: any free ones. */
	mediaPort: port.optional(),
	/** Any room id that is asked for opens a room, as servers of stock clients do. */
	openRooms: z.boolean().default(false),
	/** Rooms that exist from the start. */
	rooms: z.array(roomId).max(1000).optional(),
	/** What some of these rooms were like when the host last ran. */
	kept: z.array(keptRoom).max(1000).optional(),
});

export type HostOptions = z.input<typeof hostOptions>;
export type CheckedHostOptions = z.output<typeof hostOptions>;

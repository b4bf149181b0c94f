import { AccessToken, type VideoGrant } from 'livekit-server-sdk';
import { type LiveKitPorts, LiveKitProcess, livekitMissing, livekitVersion } from './livekitProcess.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';

interface LiveKitServer extends Server {
	/** Of the HTTP API and the signalling, as `ws:`. */
	readonly url: string;
}

/** A LiveKit server on one node, without Redis. */
export const livekit: ServerKind<LiveKitServer> = {
	kind: 'livekit',
	missing: livekitMissing,
	async start(_page, place = loopback) {
		const server = await LiveKitProcess.start((ports) => singleNode(ports, place), place);
		return livekitServer(server);
	},
};

/** Of servers in tests, on loopback only. */
export const livekitKeys = {
	key: 'parley-tests',
	secret: 'a-secret-of-the-tests-and-of-nothing-else',
} as const;

/** How a server of one node is configured. */
function singleNode({ http, udp }: LiveKitPorts, { address }: ServerPlace): string {
	return `
port: ${http}
bind_addresses: ['${address}']
rtc:
  udp_port: ${udp}
  tcp_port: 0
  node_ip: ${address}
  use_external_ip: false
  enable_loopback_candidate: ${address === loopback.address}
  ips:
    includes: ['${address}/32']
  # Without one it hands out public ones, which stock clients then ask. Nobody listens there (RFC 863), and it
  # is not the media port: Chromium takes all that comes from a STUN server for STUN.
  stun_servers: ['${address}:9']
keys:
  ${livekitKeys.key}: ${livekitKeys.secret}
logging:
  level: info
`;
}

function livekitServer(server: LiveKitProcess): LiveKitServer {
	let rooms = 0;
	return {
		version: livekitVersion(),
		port: server.port,
		url: server.url,
		async newRoom(): Promise<ServerRoom> {
			const room = `room-${rooms++}`;
			return {
				target: async (name) => ({
					kind: 'livekit',
					url: server.url,
					token: await livekitToken(room, name),
				}),
				link: async (name) => {
					const link = new URL(server.url);
					link.searchParams.set('access_token', await livekitToken(room, name));
					return link.href;
				},
			};
		},
		kill: () => server.kill(),
		restart: () => server.restart(),
		freeze: () => server.freeze(),
		thaw: () => server.thaw(),
		close: () => server.close(),
	};
}

let people = 0;

/** Lets somebody new of this name into a room. @param ttl seconds */
export function livekitToken(
	room: string,
	name: string,
	grant: VideoGrant = {},
	{ identity = `${name}-${people++}`, ttl = 3600 } = {},
): Promise<string> {
	const token = new AccessToken(livekitKeys.key, livekitKeys.secret, { identity, name, ttl });
	token.addGrant({ room, roomJoin: true, canUpdateOwnMetadata: true, ...grant });
	return token.toJwt();
}

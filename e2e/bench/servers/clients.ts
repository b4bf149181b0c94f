import { dirname, join } from 'node:path';
import type { ServerKind } from '../../servers/server.ts';
import type { ClientName } from './pages/build.ts';

/** A server's own client, beside which Parley is measured. */
export interface StockClient {
	readonly page: ClientName;
	/** As the report calls it. */
	readonly name: string;
	/** Files of the server's that the page loads first, where they are on this machine. */
	readonly scripts?: () => readonly string[];
}

export const stockClients: Readonly<Record<ServerKind['kind'], StockClient>> = {
	mediasoup: { page: 'mediasoupDemo', name: 'a mediasoup-demo client' },
	livekit: { page: 'livekit', name: 'livekit-client' },
	janus: { page: 'janus', name: 'janus.js' },
	galene: { page: 'galene', name: "Galene's protocol.js", scripts: () => [ownFileOfGalene('protocol.js')] },
};

/** Of the folder that stands beside its program, and that it serves. */
function ownFileOfGalene(name: string): string {
	return join(dirname(process.env.PARLEY_GALENE_SERVER ?? ''), 'static', name);
}

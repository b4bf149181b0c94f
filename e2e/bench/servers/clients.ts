import { dirname, join } from 'node:path';
import { type ServerKind, titleOf } from '../../servers/server.ts';
import type { ClientName } from './pages/build.ts';

/** A server's own client, beside which Parley is measured. */
export interface StockClient {
	readonly page: ClientName;
	/** As the report calls it. */
	readonly name: string;
	/** Files of the server's that the page loads first, where they are on this machine. */
	readonly scripts?: () => readonly string[];
}

const demo: StockClient = { page: 'mediasoupDemo', name: 'a mediasoup-demo client' };

/** By what a kind of server is called. */
const stockClients: Readonly<Record<string, StockClient>> = {
	// Our own host speaks that dialect too, to whoever does not ask for more.
	mediasoup: demo,
	'mediasoup (stock dialect)': demo,
	'mediasoup (legacy dialect)': {
		page: 'legacyDemo',
		name: 'a mediasoup-demo client of before October 2025',
	},
	livekit: { page: 'livekit', name: 'livekit-client' },
	janus: { page: 'janus', name: 'janus.js' },
	galene: {
		page: 'galene',
		name: "Galene's protocol.js",
		scripts: () => [ownFileOfGalene('protocol.js')],
	},
};

/** Undefined where there is none to be measured beside. */
export function stockClientOf(kind: ServerKind): StockClient | undefined {
	return stockClients[titleOf(kind)];
}

/** Of the folder that stands beside its program, and that it serves. */
function ownFileOfGalene(name: string): string {
	return join(dirname(process.env.PARLEY_GALENE_SERVER ?? ''), 'static', name);
}

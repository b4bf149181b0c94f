import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HostError } from './hostError.ts';
import type { HostOptions } from './options.ts';

export const helpText = `Hosts calls without a window.

  npm run host -- [options]

  --port <number>            TCP port of the page and of signalling (default 4443; 0: any free one)
  --listen <address>         IP address to listen on; may be repeated (default: all)
  --media-port <number>      first UDP and TCP port for media, one for each worker (default: any free ones)
  --announce <address>       further address for media, for a machine behind NAT; at most one per IP family
  --public-address <name>    how the host is reached from elsewhere: name, name:port, address or [v6]:port
  --public-url <url>         the same behind a reverse proxy: https://calls.example.org
  --behind-proxy <networks>  reverse proxies whose plain http is accepted: 127.0.0.1,10.0.0.0/8
  --tls-cert <file>          certificate that browsers trust (PEM); with --tls-key and --public-address
  --tls-key <file>           its key (PEM)
  --data-dir <directory>     where the host's key and its rooms are kept
                             (default ${defaultDataDirectory()})
  --page-dir <directory>     the built page for browsers (default: the one beside this program)
  --workers <number>         media workers (default: one for each core)
  --room <id>                a room with this id; may be repeated (default: one with an unguessable id)
  --open-rooms               any room id that is asked for opens a room, for stock mediasoup-demo clients
  --json                     print one line of JSON in place of text
  --help                     this text
`;

export interface Asked {
	readonly help: boolean;
	readonly json: boolean;
	readonly options: HostOptions;
}

/** @throws {HostError} bad-options */
export function readArguments(args: readonly string[]): Asked {
	const values = parse(args);
	const { 'tls-cert': certificateFile, 'tls-key': keyFile } = values;
	if ((certificateFile === undefined) !== (keyFile === undefined)) {
		throw new HostError('bad-options', '--tls-cert and --tls-key belong together');
	}
	return {
		help: values.help ?? false,
		json: values.json ?? false,
		options: {
			port: numeric('port', values.port) ?? 4443,
			dataDirectory: values['data-dir'] ?? defaultDataDirectory(),
			openRooms: values['open-rooms'] ?? false,
			listen: values.listen,
			mediaPort: numeric('media-port', values['media-port']),
			announcedAddresses: values.announce,
			publicAddress: values['public-address'],
			publicUrl: values['public-url'],
			behindProxy: values['behind-proxy']?.split(',').map((network) => network.trim()),
			tls: certificateFile && keyFile ? { certificateFile, keyFile } : undefined,
			pageDirectory: values['page-dir'],
			workers: numeric('workers', values.workers),
			rooms: values.room,
		},
	};
}

function parse(args: readonly string[]) {
	const one = { type: 'string' } as const;
	const many = { type: 'string', multiple: true } as const;
	const flag = { type: 'boolean' } as const;
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: one,
				listen: many,
				'media-port': one,
				announce: many,
				'public-address': one,
				'public-url': one,
				'behind-proxy': one,
				'tls-cert': one,
				'tls-key': one,
				'data-dir': one,
				'page-dir': one,
				workers: one,
				room: many,
				'open-rooms': flag,
				json: flag,
				help: flag,
			},
		}).values;
	} catch (cause) {
		throw new HostError('bad-options', cause instanceof Error ? cause.message : String(cause), { cause });
	}
}

function numeric(name: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (!/^\d{1,6}$/.test(value)) throw new HostError('bad-options', `--${name} wants a number, not ${value}`);
	return Number(value);
}

/** Where each system keeps what a program remembers. */
function defaultDataDirectory(): string {
	const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
	if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'Parley Host');
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Parley Host');
	return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'parley-host');
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appLink, hostLink, hostPage, pageAddress } from '../../contract/invitation/invitation.ts';
import { helpText, readArguments } from './cliArguments.ts';
import { createHost, type Host } from './host.ts';
import { HostError } from './hostError.ts';
import { KeptRooms } from './keptRooms.ts';

/** Runs a host without a window. */
async function main(): Promise<void> {
	const asked = readArguments(process.argv.slice(2));
	if (asked.help) {
		console.log(helpText);
		return;
	}
	const pageDirectory = asked.options.pageDirectory ?? builtPage();
	const kept = new KeptRooms(asked.options.dataDirectory);
	const before = await kept.read();
	const host = await createHost({
		...asked.options,
		...(pageDirectory && { pageDirectory }),
		rooms: asked.options.rooms ?? before.rooms,
		kept: before.kept,
	});
	// An open room ends with its last guest, and is like new for the next one.
	if (!asked.options.openRooms) {
		host.events.on('room-kept', (room) => {
			kept.keepRoom(room).catch((error) => console.error('A room could not be kept:', error));
		});
	}
	if (host.roomIds.length === 0 && !asked.options.openRooms) host.createRoom();
	// Given rooms come from whoever gave them; only our own need remembering.
	if (!asked.options.rooms && !asked.options.openRooms) await kept.keepRooms(host.roomIds);

	host.events.on('log', ({ level, text }) => console.error(`${level}: ${text}`));
	host.events.on('identity-damaged', ({ setAsideAs }) =>
		console.error(`The host's key could not be read and is now ${setAsideAs}. Earlier links are void.`),
	);
	host.events.on('failed', (error) => {
		console.error(error.message);
		process.exit(1);
	});
	if (!pageDirectory) console.error('There is no built page: browsers get none. Run "npm run compile".');
	announce(host, asked.json);

	let ending = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			if (ending) process.exit(1);
			ending = true;
			// A server that is restarted: its calls come back by themselves.
			host.close('restarting').then(() => process.exit(0));
		});
	}
}

function announce(host: Host, json: boolean): void {
	const { state } = host;
	const rooms = host.roomIds.map((roomId) => {
		const { invitation, own, localPage } = host.invitation(roomId);
		const asHost = { ...invitation, moderator: own.moderator };
		return {
			roomId,
			link: appLink(invitation),
			page: pageAddress(invitation),
			localPage,
			own: appLink(own),
			hostLink: hostLink(asHost),
			hostPage: hostPage(asHost),
		};
	});
	if (json) {
		console.log(JSON.stringify({ ...state, rooms }));
		return;
	}
	const reach = {
		'this-machine': 'from this machine only',
		'this-network': 'from this network only',
		everywhere: 'from everywhere',
	}[state.reach];
	console.log(`Hosting on port ${state.port}. It can be reached ${reach}.`);
	if (state.fingerprint) console.log(`Certificate (SHA-256): ${state.fingerprint}`);
	for (const { link, page, localPage, ...own } of rooms) {
		console.log(`
  App:                 ${link}
  Browser:             ${page}
  On this machine:     ${localPage}

  Yours alone, to lock the call, let people in, remove them and end it:
  App:                 ${own.hostLink}
  Browser:             ${own.hostPage}`);
	}
}

/** Beside this file once it is built: out/host/cli.js and out/renderer. */
function builtPage(): string | undefined {
	const directory = join(dirname(fileURLToPath(import.meta.url)), '..', 'renderer');
	return existsSync(join(directory, 'index.html')) ? directory : undefined;
}

main().catch((error: unknown) => {
	console.error(error instanceof HostError ? error.message : error);
	process.exit(error instanceof HostError && error.reason === 'bad-options' ? 2 : 1);
});

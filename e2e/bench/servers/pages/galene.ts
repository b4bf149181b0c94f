import { usualGalenePlace } from '../../../../contract/destination/galenePlace.ts';
import { play, targetOf } from './client.ts';
import { beParticipant } from './participant.ts';

/** As far as it is used here; Galene serves it as `protocol.js`, a script that puts it on the window. */
interface GaleneStream {
	label: string;
	pc: RTCPeerConnection;
	ondowntrack: ((track: MediaStreamTrack) => void) | null;
	setStream(stream: MediaStream): void;
}

declare class ServerConnection {
	onconnected: (() => void) | null;
	onjoined:
		| ((
				kind: string,
				group: string,
				permissions: string[],
				status: object,
				data: object,
				error: string,
				message: string,
		  ) => void)
		| null;
	onclose: ((code: number, reason: string) => void) | null;
	ondownstream: ((stream: GaleneStream) => void) | null;
	connect(url: string): void;
	join(group: string, username: string, credentials: object): Promise<void>;
	request(what: Record<string, string[]>): void;
	newUpStream(): GaleneStream;
	close(): void;
}

let connection: ServerConnection | null = null;

/** Galene's protocol.js as the example that it comes with uses it. */
beParticipant({
	async join(target, { name, camera, microphone }, element) {
		const { group, username = name, password = '', token } = targetOf(target, 'galene');
		// Galene lets its own pages alone read this, which its client is among: it is waited for all the same.
		await fetch(`${group}.status`, { mode: 'no-cors' });
		const place = usualGalenePlace(group);
		if (!place) throw new Error(`${group} is no address of a group`);
		const { endpoint, name: groupName } = place;
		const server = new ServerConnection();
		connection = server;
		await new Promise<void>((resolve, reject) => {
			server.onconnected = () => {
				const credentials = token ? { type: 'token', token } : { type: 'password', password };
				void server.join(groupName, username, credentials);
			};
			server.onjoined = (kind, _group, _permissions, _status, _data, _error, message) => {
				if (kind === 'fail') return reject(new Error(message));
				if (kind !== 'join') return;
				server.request({ '': ['audio', 'video'] });
				resolve();
			};
			server.ondownstream = (stream) => {
				stream.ondowntrack = (track) => play(element, track);
			};
			server.onclose = (code, reason) => reject(new Error(`closed with ${code} ${reason}`));
			server.connect(endpoint);
		});
		const media = new MediaStream([microphone, camera]);
		const stream = server.newUpStream();
		stream.label = 'camera';
		stream.setStream(media);
		for (const track of media.getTracks())
			stream.pc.addTransceiver(track, { direction: 'sendonly', streams: [media] });
	},
	async leave() {
		connection?.close();
	},
});

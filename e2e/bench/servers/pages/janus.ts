import Janus, { type JanusJS } from 'janus-gateway';
import adapter from 'webrtc-adapter';
import { type Place, play, targetOf } from './client.ts';
import { beParticipant } from './participant.ts';

/**
 * janus.js as its VideoRoom demo uses it: a handle that publishes, and one for every feed that it is told of.
 */
let janus: Janus | null = null;

beParticipant({
	async join(target, { name, camera, microphone }, place) {
		const { url, room: roomName, pin } = targetOf(target, 'janus');
		const room = /^\d+$/.test(roomName) ? Number(roomName) : roomName;
		const secret = pin === undefined ? {} : { pin };
		await new Promise<void>((resolve) =>
			Janus.init({ dependencies: Janus.useDefaultDependencies({ adapter }), callback: resolve }),
		);
		const session = await new Promise<Janus>((resolve, reject) => {
			const opening = new Janus({
				server: url,
				iceServers: [],
				success: () => resolve(opening),
				error: reject,
			});
		});
		janus = session;
		let privateId: number | undefined;
		await new Promise<void>((resolve, reject) => {
			let publisher: JanusJS.PluginHandle | undefined;
			const publish = () =>
				publisher?.createOffer({
					tracks: [
						{ type: 'audio', capture: microphone, recv: false },
						{ type: 'video', capture: camera, recv: false },
					],
					success: (jsep) =>
						publisher?.send({ message: { request: 'configure', audio: true, video: true }, jsep }),
					error: reject,
				});
			session.attach({
				plugin: 'janus.plugin.videoroom',
				success: (handle) => {
					publisher = handle;
					handle.send({ message: { request: 'join', room, ptype: 'publisher', display: name, ...secret } });
				},
				error: (error) => reject(new Error(error)),
				onmessage: (message, jsep) => {
					if (message.error) reject(new Error(message.error));
					if (message.videoroom === 'joined') {
						privateId = message.private_id;
						publish();
					}
					for (const { id, streams } of message.publishers ?? [])
						subscribe(session, { room, feed: id, streams, privateId, secret }, place);
					if (jsep) publisher?.handleRemoteJsep({ jsep });
					if (message.configured === 'ok') resolve();
				},
			});
		});
	},
	async leave() {
		await new Promise<void>((resolve) =>
			janus?.destroy({ cleanupHandles: true, success: resolve, error: () => resolve() }),
		);
	},
});

interface Feed {
	readonly room: number | string;
	readonly feed: number;
	readonly streams: readonly { mid: string }[];
	readonly privateId: number | undefined;
	readonly secret: { pin?: string };
}

function subscribe(session: Janus, { room, feed, streams, privateId, secret }: Feed, place: Place): void {
	let subscriber: JanusJS.PluginHandle | undefined;
	session.attach({
		plugin: 'janus.plugin.videoroom',
		success: (handle) => {
			subscriber = handle;
			const wanted = streams.map(({ mid }) => ({ feed, mid }));
			handle.send({
				message: {
					request: 'join',
					room,
					ptype: 'subscriber',
					streams: wanted,
					use_msid: true,
					private_id: privateId,
					...secret,
				},
			});
		},
		error: (error) => console.error('no handle to subscribe with', error),
		onmessage: (message, jsep) => {
			if (message.error) console.error(message.error);
			if (!jsep) return;
			subscriber?.createAnswer({
				jsep,
				tracks: [],
				success: (answer) => subscriber?.send({ message: { request: 'start', room }, jsep: answer }),
				error: (error) => console.error('no answer', error),
			});
		},
		onremotetrack: (track, _mid, on, metadata) => {
			if (on && metadata?.reason === 'created') play(place, track);
		},
	});
}

import type { SessionTarget } from '../../../../renderer/session/session.ts';
import type { CallClient, OwnMedia } from './client.ts';
import { followConnections, holdPictures, openConnections, whatBrought } from './connections.ts';
import { countStreams, type StreamCount } from './flows.ts';

/** Milliseconds since the call that begins to join. */
export interface JoinTimes {
	/** The client said that one is inside, and has begun to send. */
	readonly joined: number;
	/** Of the connection that brought the first picture. */
	readonly described: number;
	readonly ice: number;
	readonly dtls: number;
	/** The first decoded picture of somebody else was handed to the screen. */
	readonly firstPicture: number;
}

/** How somebody in a page is driven, whichever client they use. */
export interface Participant {
	/** Opens camera and microphone. */
	openMedia(picture: { width: number; height: number; framesPerSecond: number }): Promise<void>;
	/** Loads what the app has loaded before anybody clicks. @returns how many milliseconds that takes */
	load(target: SessionTarget): Promise<number>;
	prepare(target: SessionTarget): Promise<void>;
	/** Resolves when the client has joined and sends. */
	join(target: SessionTarget, name: string): Promise<void>;
	/** Joins, and resolves when the first picture is there. @throws when it does not come in time */
	timeJoin(target: SessionTarget, name: string, timeoutMs: number): Promise<JoinTimes>;
	/** From now on the camera takes no more bits a second than this. */
	hold(bitsPerSecond: number): Promise<void>;
	streams(): Promise<StreamCount[]>;
	leave(): Promise<void>;
}

declare global {
	interface Window {
		readonly participant: Participant;
	}
}

/** The longest that a farewell may take. */
const farewellMs = 2_000;

/** To be called by the page of each client, once. */
export function beParticipant(client: CallClient): void {
	followConnections();
	let own: Omit<OwnMedia, 'name'> | null = null;
	let pictured: (at: { now: number; trackId: string | undefined }) => void = () => {};

	const place = (kind: string): HTMLMediaElement => {
		const element = document.createElement(kind === 'video' ? 'video' : 'audio');
		element.autoplay = true;
		if (element instanceof HTMLVideoElement) {
			Object.assign(element, { muted: true, playsInline: true, width: 320, height: 180 });
			element.requestVideoFrameCallback((now) => {
				const stream = element.srcObject instanceof MediaStream ? element.srcObject : null;
				pictured({ now, trackId: stream?.getVideoTracks()[0]?.id });
			});
		}
		document.body.append(element);
		return element;
	};
	const join = (target: SessionTarget, name: string) => {
		if (!own) throw new Error('camera and microphone are not open');
		return client.join(target, { name, ...own }, place);
	};
	const participant: Participant = {
		async openMedia({ width, height, framesPerSecond }) {
			const media = await navigator.mediaDevices.getUserMedia({
				video: { width, height, frameRate: framesPerSecond },
				// What the browser would do to a microphone costs the same everywhere, and is not what is measured.
				audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
			});
			const [[camera], [microphone]] = [media.getVideoTracks(), media.getAudioTracks()];
			if (!camera || !microphone) throw new Error('there is no camera or no microphone');
			own = { camera, microphone };
		},
		async load(target) {
			const began = performance.now();
			await client.load?.(target);
			return performance.now() - began;
		},
		prepare: async (target) => client.prepare?.(target),
		join,
		async timeJoin(target, name, timeoutMs) {
			const picture = new Promise<{ now: number; trackId: string | undefined }>((resolve, reject) => {
				pictured = resolve;
				setTimeout(() => reject(new Error('The first picture did not come in time')), timeoutMs);
			});
			picture.catch(() => {});
			const began = performance.now();
			await join(target, name);
			const joined = performance.now() - began;
			const { now, trackId } = await picture;
			// What the browser has not told yet has happened all the same: there is a picture.
			const { described = now, ice = now, dtls = now } = whatBrought(trackId);
			return {
				joined,
				described: described - began,
				ice: ice - began,
				dtls: dtls - began,
				firstPicture: now - began,
			};
		},
		hold: holdPictures,
		streams: countStreams,
		async leave() {
			await client.leave();
			// Some say goodbye on the way, and only then close: a page that is closed sooner says nothing.
			const enough = performance.now() + farewellMs;
			while (openConnections().length > 0 && performance.now() < enough)
				await new Promise((resolve) => setTimeout(resolve, 20));
		},
	};
	Object.assign(window, { participant });
}

import Janus, { type JanusJS } from 'janus-gateway';
import adapter from 'webrtc-adapter';

type Stream = { type: string; mid: string; id?: number; display?: string; disabled?: boolean };

/** One subscription of the demo: a tile with somebody's streams. */
interface RemoteFeed {
	readonly id: number;
	readonly display: string;
	readonly handle: JanusJS.PluginHandle;
	/** By mid; a track that rests for some seconds is taken away, and comes again. */
	readonly tracks: Map<string, MediaStreamTrack>;
}

/**
 * Does what Janus's own VideoRoom demo does (html/demos/videoroom.js): joins, publishes once, and makes a
 * subscription of its own for each feed that it is told of, whenever it is told.
 */
export class VideoRoomDemo {
	/** What the demo would say in a box. */
	readonly alerts: string[] = [];
	/** How many subscriptions were begun. */
	subscriptions = 0;
	readonly feeds: RemoteFeed[] = [];
	readonly texts: string[] = [];
	#janus: Janus | null = null;
	#publisher: JanusJS.PluginHandle | null = null;
	#privateId: number | undefined;
	#pin: string | undefined;
	#description: string | undefined;

	constructor(
		private readonly room: number,
		private readonly tracks: readonly MediaStreamTrack[],
	) {}

	/** @param description of all it sends, which Janus hands on as it is */
	async enter(
		server: string,
		{ description, ...join }: { display: string; pin?: string; description?: string },
	): Promise<void> {
		this.#pin = join.pin;
		this.#description = description;
		await new Promise<void>((resolve) =>
			Janus.init({ dependencies: Janus.useDefaultDependencies({ adapter }), callback: resolve }),
		);
		await new Promise<void>((resolve, reject) => {
			this.#janus = new Janus({ server, success: resolve, error: reject });
		});
		this.#publisher = await this.#attach({
			onmessage: (message, jsep) => this.#hear(message, jsep),
		});
		this.#publisher.send({ message: { request: 'join', room: this.room, ptype: 'publisher', ...join } });
	}

	mute(): void {
		this.#publisher?.muteAudio();
	}

	unmute(): void {
		this.#publisher?.unmuteAudio();
	}

	say(text: string): void {
		this.#publisher?.data({ text });
	}

	leave(): void {
		this.#janus?.destroy({});
	}

	feedOf(display: string): RemoteFeed | undefined {
		return this.feeds.find((feed) => feed.display === display);
	}

	#attach(callbacks: JanusJS.PluginCallbacks): Promise<JanusJS.PluginHandle> {
		return new Promise((resolve, reject) => {
			if (!this.#janus) return reject(new Error('not entered'));
			this.#janus.attach({
				plugin: 'janus.plugin.videoroom',
				success: resolve,
				error: (why) => reject(new Error(why)),
				...callbacks,
			});
		});
	}

	#hear(message: JanusJS.Message, jsep?: JanusJS.JSEP): void {
		if (message.videoroom === 'joined') {
			this.#privateId = message.private_id;
			this.#publish();
		}
		for (const { id, display, streams, dummy } of message.publishers ?? [])
			if (!dummy) void this.#newRemoteFeed(id, display, streams);
		for (const gone of [message.leaving, message.unpublished])
			if (typeof gone === 'number') this.#forget(gone);
		if (message.error) this.alerts.push(`${message.error_code} ${message.error}`);
		if (jsep) this.#publisher?.handleRemoteJsep({ jsep });
	}

	#publish(): void {
		this.#publisher?.createOffer({
			tracks: [
				...this.tracks.map((track) => ({
					type: track.kind as 'audio' | 'video',
					capture: track,
					recv: false,
				})),
				// The demo has this in a comment, for those who want data.
				{ type: 'data' as const, capture: false },
			],
			success: (jsep) => {
				const mids = [...(jsep.sdp ?? '').matchAll(/^a=mid:(\S+)/gm)].map(([, mid]) => mid);
				const description = this.#description;
				const descriptions = description ? { descriptions: mids.map((mid) => ({ mid, description })) } : {};
				this.#publisher?.send({
					message: { request: 'configure', audio: true, video: true, ...descriptions },
					jsep,
				});
			},
			error: (error) => this.alerts.push(String(error)),
		});
	}

	async #newRemoteFeed(id: number, display: string, streams: readonly Stream[]): Promise<void> {
		this.subscriptions++;
		const tracks = new Map<string, MediaStreamTrack>();
		const handle: JanusJS.PluginHandle = await this.#attach({
			onmessage: (message, jsep) => {
				if (message.error) this.alerts.push(`${message.error_code} ${message.error}`);
				if (message.videoroom === 'attached') this.feeds.push({ id, display, handle, tracks });
				if (jsep)
					handle.createAnswer({
						jsep,
						tracks: [{ type: 'data', capture: false }],
						success: (answer) =>
							handle.send({ message: { request: 'start', room: this.room }, jsep: answer }),
						error: (error) => this.alerts.push(error),
					});
			},
			onremotetrack: (track, mid, on) => {
				if (on) tracks.set(mid, track);
				else tracks.delete(mid);
			},
			ondata: (text: string) => this.texts.push(text),
		});
		handle.send({
			message: {
				request: 'join',
				room: this.room,
				ptype: 'subscriber',
				streams: streams.map(({ mid }) => ({ feed: id, mid })),
				use_msid: false,
				private_id: this.#privateId,
				...(this.#pin !== undefined && { pin: this.#pin }),
			},
		});
	}

	#forget(id: number): void {
		const place = this.feeds.findIndex((feed) => feed.id === id);
		const [feed] = place < 0 ? [] : this.feeds.splice(place, 1);
		feed?.handle.detach();
	}
}

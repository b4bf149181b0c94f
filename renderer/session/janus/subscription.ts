import mitt, { type Emitter } from 'mitt';
import { z } from '../../../contract/schema.ts';
import type { FrameHooks, RemoteTrack } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { Handle, HandleEvents } from './gateway.ts';
import {
	type JanusId,
	type Jsep,
	type SubscribedStream,
	type SubscriptionEvent,
	subscriptionEvent,
} from './messages.ts';
import { trackIdOf } from './people.ts';
import { JanusRefusal, pluginCodes } from './refusals.ts';
import { withServerFirst } from './serverFirst.ts';
import { withStereoLikeOffer } from './soundSettings.ts';
import { opened } from './waiting.ts';

export interface WantedStream {
	readonly feed: JanusId;
	readonly mid: string;
	readonly type: SubscribedStream['type'];
}

export type SubscriptionEvents = {
	received: { trackId: string; track: MediaStreamTrack };
	/** Another layer of a video comes from now on. */
	layer: { trackId: string; substream: number };
	/** Something that somebody wrote. */
	text: { feed: string; text: string };
};

const started = z.object({ started: z.literal('ok') });

/** One m-line that comes, and whose stream it carries. */
interface Line {
	readonly trackId: string;
	readonly transceiver: RTCRtpTransceiver;
}

/**
 * What is received: one handle with one peer connection for everybody. The server offers; one change is
 * negotiated after the other.
 */
export class Subscription {
	readonly events: Emitter<SubscriptionEvents> = mitt<SubscriptionEvents>();
	/** Candidates are queued by the browser until there is a description. */
	readonly pc: RTCPeerConnection;
	#wanted: readonly WantedStream[] = [];
	#streams: readonly SubscribedStream[] = [];
	/** By track id. */
	#lines = new Map<string, Line>();
	/** Which receiver was handed to the hooks for which track. */
	readonly #hooked = new WeakMap<RTCRtpReceiver, string>();
	/** Of which the server says that they are not there: until they are announced anew. */
	#refused = new Set<string>();
	#channel: RTCDataChannel | null = null;
	#joined = false;
	#working: Promise<void> = Promise.resolve();
	#over = false;

	/**
	 * @param remoteOf what is known of a track, for those who decrypt it
	 */
	constructor(
		readonly handle: Handle,
		private readonly room: { readonly id: JanusId; readonly pin?: string | undefined; privateId?: number },
		private readonly frames: FrameHooks | undefined,
		private readonly remoteOf: (trackId: string) => RemoteTrack | undefined,
	) {
		this.pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...frames?.settings });
		this.pc.onicecandidate = ({ candidate }) => this.handle.trickle(candidate);
		this.pc.ontrack = ({ transceiver }) => this.#place(transceiver);
		this.pc.ondatachannel = ({ channel }) => {
			// Janus opens one for each sender, named after them.
			channel.onmessage = ({ data }) => {
				if (typeof data === 'string') this.events.emit('text', { feed: channel.label, text: data });
			};
		};
		handle.events.on('told', (told) => this.#hear(told));
		handle.release();
	}

	/** Everything that is to be received from now on. What is gone at the sender goes by itself. */
	want(streams: readonly WantedStream[]): void {
		this.#wanted = streams;
		const keys = new Set(streams.map(keyOf));
		this.#refused = new Set([...this.#refused].filter((key) => keys.has(key)));
		this.#work(() => this.#catchUp());
	}

	/** Asks for a stream differently: whether at all, and which layer. Nothing is negotiated. */
	configure(trackId: string, settings: { send?: boolean; substream?: number; temporal?: number }): void {
		const mid = this.#lines.get(trackId)?.transceiver.mid;
		if (!mid || this.#over) return;
		this.handle
			.ask({ request: 'configure', streams: [{ mid, ...settings }] }, subscriptionEvent)
			.catch((error: unknown) => {
				if (!this.#over) console.warn('the server did not take a wish', error);
			});
	}

	receiverOf(trackId: string): RTCRtpReceiver | undefined {
		return this.#lines.get(trackId)?.transceiver.receiver;
	}

	/** Resolves once everything that is wanted now is subscribed to, and texts of others get here. */
	async settled(): Promise<void> {
		await this.#working;
		// A connection that ends before this opens says so itself.
		if (this.#channel && !this.#over) await opened(this.#channel).catch(() => {});
	}

	/**
	 * Has the server offer everything again: new ways through the network, and a look at what still comes.
	 * @throws {SessionError} when something does not come any more
	 */
	async renew(): Promise<void> {
		if (!this.#joined) return;
		const { data, jsep } = await this.handle.ask({ request: 'configure', restart: true }, subscriptionEvent);
		await this.#take(data, jsep);
		for (const { transceiver } of this.#lines.values())
			if (transceiver.currentDirection !== 'recvonly')
				throw new SessionError('unreachable', 'not everything comes any more');
	}

	close(): void {
		if (this.#over) return;
		this.#over = true;
		this.events.all.clear();
		void this.handle.detach();
		this.pc.close();
	}

	#hear({ data, jsep }: HandleEvents['told']): void {
		const event = subscriptionEvent.safeParse(data);
		if (!event.success) return void console.warn('malformed event of a subscription');
		if (jsep)
			return void this.#work(async () => {
				await this.#take(event.data, jsep);
				// Who went and came again meanwhile is not among what comes any more.
				await this.#catchUp();
			});
		const { mid, substream } = event.data;
		if (mid === undefined || substream === undefined) return;
		for (const { trackId, transceiver } of this.#lines.values())
			if (transceiver.mid === mid) this.events.emit('layer', { trackId, substream });
	}

	async #catchUp(): Promise<void> {
		const missing = this.#wanted.filter((one) => !this.#isSubscribed(one) && !this.#refused.has(keyOf(one)));
		if (missing.length === 0 || this.#over) return;
		await this.#subscribe(missing);
		// What was announced meanwhile is seen now; nothing is asked for twice.
		await this.#catchUp();
	}

	async #subscribe(missing: readonly WantedStream[]): Promise<void> {
		const streams = missing.map(({ feed, mid }) => ({ feed, mid }));
		try {
			const { data, jsep } = this.#joined
				? await this.handle.ask({ request: 'update', subscribe: streams }, subscriptionEvent)
				: await this.handle.ask(this.#joining(streams), subscriptionEvent);
			this.#joined = true;
			// Whatever of it does not come now is not asked for again until it is announced anew.
			for (const one of missing) this.#refused.add(keyOf(one));
			await this.#take(data, jsep);
		} catch (error) {
			const gone = error instanceof JanusRefusal && error.code === pluginCodes.noSuchFeed;
			if (!gone) throw error;
			// One that is gone spoils them all: they are tried one by one.
			if (missing.length === 1) this.#refused.add(keyOf(missing[0] as WantedStream));
			else for (const one of missing) await this.#subscribe([one]);
		}
	}

	#joining(streams: readonly { feed: JanusId; mid: string }[]) {
		return {
			request: 'join',
			ptype: 'subscriber',
			room: this.room.id,
			...(this.room.pin !== undefined && { pin: this.room.pin }),
			...(this.room.privateId !== undefined && { private_id: this.room.privateId }),
			use_msid: true,
			autoupdate: true,
			streams,
		};
	}

	/** What comes from now on, and its offer, if anything has to be negotiated for it. */
	async #take({ streams }: SubscriptionEvent, offer: Jsep | undefined): Promise<void> {
		if (this.#over) return;
		if (streams) this.#streams = streams;
		if (!offer) return;
		await this.pc.setRemoteDescription({ type: offer.type, sdp: withServerFirst(offer.sdp) });
		for (const transceiver of this.pc.getTransceivers()) this.#place(transceiver);
		// Janus hands no texts to whoever has opened no channel, though nothing is ever sent on this one.
		if (offer.sdp.includes('m=application')) this.#channel ??= this.pc.createDataChannel('JanusDataChannel');
		const answer = await this.pc.createAnswer();
		const sdp = withStereoLikeOffer(answer.sdp ?? '', offer.sdp);
		if (this.#over) return;
		// At once: the browser begins to look for a way, and the server has to hear of it by then.
		const starting = this.handle.ask({ request: 'start' }, started, { type: 'answer', sdp });
		const described = this.pc.setLocalDescription({ type: 'answer', sdp }).then(() => this.#forgetGone());
		await Promise.all([described, starting]);
	}

	/** Hands a receiver over as soon as it is known whose stream it is for; once for each stream. */
	#place(transceiver: RTCRtpTransceiver): void {
		const { receiver, mid } = transceiver;
		const stream = this.#streams.find((one) => one.mid === mid && one.active);
		if (!stream || stream.feed_id === undefined || stream.feed_mid === undefined) return;
		const trackId = trackIdOf(stream.feed_id, stream.feed_mid);
		const known = this.#lines.get(trackId);
		if (known?.transceiver === transceiver) return;
		this.#lines.set(trackId, { trackId, transceiver });
		if (this.frames && this.#hooked.get(receiver) !== trackId) {
			this.#hooked.set(receiver, trackId);
			const remote = this.remoteOf(trackId);
			const participantId = remote?.participantId ?? String(stream.feed_id);
			const source = remote?.source ?? (stream.type === 'audio' ? 'microphone' : 'camera');
			this.frames.receiver(receiver, { source, participantId, trackId });
		}
		this.events.emit('received', { trackId, track: receiver.track });
	}

	#forgetGone(): void {
		const coming = new Set(
			this.#streams.flatMap(({ active, feed_id, feed_mid }) =>
				active && feed_id !== undefined && feed_mid !== undefined ? [trackIdOf(feed_id, feed_mid)] : [],
			),
		);
		for (const trackId of [...this.#lines.keys()]) if (!coming.has(trackId)) this.#lines.delete(trackId);
	}

	#isSubscribed({ feed, mid, type }: WantedStream): boolean {
		return this.#streams.some((stream) =>
			type === 'data'
				? stream.type === 'data' && stream.source_ids?.includes(feed)
				: stream.active && stream.feed_id === feed && stream.feed_mid === mid,
		);
	}

	#work(work: () => Promise<void>): Promise<void> {
		const done = this.#working.then(() => (this.#over ? undefined : work()));
		this.#working = done.catch((error: unknown) => {
			if (!this.#over) console.warn('a subscription could not be changed', error);
		});
		return this.#working;
	}
}

function keyOf({ feed, mid }: WantedStream): string {
	return trackIdOf(feed, mid);
}

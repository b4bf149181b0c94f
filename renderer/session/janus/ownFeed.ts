import { z } from '../../../contract/schema.ts';
import { answerWith } from '../answerSdp.ts';
import type { FrameHooks, Source } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { applyPlan, layerNames, planOf } from './encodings.ts';
import type { Handle } from './gateway.ts';
import { type JanusId, type Joined, joined } from './messages.ts';
import { type Mark, nothingSent, type StreamMarks, writeName } from './nameMarks.ts';
import type { JanusPublication } from './publication.ts';
import { JanusRefusal, pluginCodes } from './refusals.ts';
import { withSoundSettings } from './soundSettings.ts';

type Slot = 'audio' | 'video';

/** What one feed carries: somebody's voice, face and data, or a screen with its sound. */
export const feedSources = {
	person: { audio: 'microphone', video: 'camera' },
	screen: { audio: 'screen-sound', video: 'screen' },
} as const satisfies Record<string, Record<Slot, Source>>;
export type FeedKind = keyof typeof feedSources;

export interface FeedPlace {
	readonly room: JanusId;
	readonly pin?: string | undefined;
	/** Asked for; a server gives one of its own to whoever asks for none. */
	readonly id: JanusId;
	readonly name: string;
	/** Of each stream, for those who look: whose screen this is. */
	readonly description?: string;
}

/** What a room's cap on bitrates is raised to, unless whoever runs it insists: bits a second. */
const bitrates: Record<FeedKind, number> = { person: 3_000_000, screen: 8_000_000 };
/** Cameras in the codec whose layers Janus can drop; text in the one that keeps it sharp. */
const codecs: Record<FeedKind, string> = { person: 'vp8', screen: 'h264' };

/** Else a screen would be small for its first twenty seconds, while the way's width is found out. */
const startKbps: Record<FeedKind, number> = { person: 600, screen: 1500 };

const configured = z.object({ configured: z.literal('ok') });

/**
 * Something of ours that the others can subscribe to: one handle with one peer connection. All its m-lines
 * are there from the beginning and stay: publishing, muting and turning a camera on changes what is sent on
 * them and negotiates nothing, so that a stock client has one feed, subscribed to once.
 */
export class OwnFeed {
	readonly #publications = new Map<Slot, JanusPublication>();
	/** What the others know; null while nobody can say. */
	#told: StreamMarks | null = nothingSent;
	/** What the server answered to our offer, and how our sound is sent since. */
	#answer = '';
	#discontinuous = true;
	#working: Promise<unknown> = Promise.resolve();
	#telling: Promise<void> = Promise.resolve();
	#over = false;
	#screen: JanusId | null = null;
	#letGo: () => void = () => {};
	/** Resolves once it was closed and the server let it go. */
	readonly gone = new Promise<void>((resolve) => {
		this.#letGo = resolve;
	});

	private constructor(
		private readonly kind: FeedKind,
		readonly handle: Handle,
		readonly pc: RTCPeerConnection,
		private readonly transceivers: Record<Slot, RTCRtpTransceiver>,
		private readonly place: FeedPlace,
		/** For people only; it is `closed` where the server has none. */
		readonly channel: RTCDataChannel | null,
	) {}

	/**
	 * Joins and publishes in one exchange.
	 * @param attach gives a handle that was never offered anything
	 * @returns the feed, and what the server tells whoever joins
	 * @throws {SessionError}
	 */
	static async open(
		attach: () => Promise<Handle>,
		kind: FeedKind,
		place: FeedPlace,
		frames: FrameHooks | undefined,
	): Promise<{ feed: OwnFeed; told: Joined }> {
		try {
			return await OwnFeed.#openWith(await attach(), kind, place, frames, codecs[kind]);
		} catch (error) {
			const choosy = error instanceof JanusRefusal && error.code === pluginCodes.invalidElement;
			if (!choosy || !/codec/i.test(error.message)) throw error;
			// The room does not take this codec: then it chooses. The handle that was refused is of no more use.
			return OwnFeed.#openWith(await attach(), kind, place, frames);
		}
	}

	static async #openWith(
		handle: Handle,
		kind: FeedKind,
		place: FeedPlace,
		frames: FrameHooks | undefined,
		codec?: string,
	): Promise<{ feed: OwnFeed; told: Joined }> {
		const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...frames?.settings });
		try {
			const sources = feedSources[kind];
			const audio = pc.addTransceiver('audio', { direction: 'sendonly' });
			frames?.sender(audio.sender, { source: sources.audio });
			const names = kind === 'person' ? layerNames : layerNames.slice(0, 1);
			const video = pc.addTransceiver('video', {
				direction: 'sendonly',
				sendEncodings: names.length > 1 ? names.map((rid) => ({ rid })) : [{}],
			});
			frames?.sender(video.sender, { source: sources.video });
			// Janus's own demos name theirs so.
			const channel = kind === 'person' ? pc.createDataChannel('JanusDataChannel') : null;
			const feed = new OwnFeed(kind, handle, pc, { audio, video }, place, channel);
			return { feed, told: await feed.#join(frames !== undefined, codec) };
		} catch (error) {
			pc.close();
			void handle.detach();
			throw error;
		}
	}

	/** Whether texts can be sent: a Janus may be built without data channels. */
	get hasData(): boolean {
		return this.channel !== null && this.channel.readyState !== 'closed' && this.pc.sctp !== null;
	}

	senderOf(source: Source): RTCRtpSender {
		return this.transceivers[slotOf(source)].sender;
	}

	/** @throws {SessionError} `media-blocked` if the room or the browser cannot send this */
	async send(publication: JanusPublication): Promise<void> {
		const slot = slotOf(publication.source);
		await this.#work(async () => {
			if (this.transceivers[slot].currentDirection !== 'sendonly')
				throw new SessionError('media-blocked', `the room takes no ${slot}`);
			this.#publications.set(slot, publication);
			await this.#apply(slot, publication);
		});
		await this.#tell();
	}

	async applyMuted(publication: JanusPublication): Promise<void> {
		// Here first, so that nothing leaves even if the server never hears of it; then the others are told.
		await this.replaceTrack(publication);
		await this.#tell();
	}

	replaceTrack(publication: JanusPublication): Promise<void> {
		return this.#work(async () => {
			const slot = this.#slotWith(publication);
			if (slot) await this.#apply(slot, publication);
		});
	}

	async stop(publication: JanusPublication): Promise<void> {
		await this.#work(async () => {
			const slot = this.#slotWith(publication);
			if (!slot) return;
			this.#publications.delete(slot);
			await applyPlan(this.transceivers[slot].sender, [], false);
			await this.transceivers[slot].sender.replaceTrack(null);
		});
		await this.tidy();
	}

	/** Nothing is sent any more, and nothing of it told: what is published has to be sent anew. */
	forget(): Promise<void> {
		this.#publications.clear();
		return this.#work(async () => {
			for (const { sender } of Object.values(this.transceivers)) await applyPlan(sender, [], false);
		});
	}

	/** Tells what is published now; a screen's feed is there for as long as one is shared. */
	async tidy(): Promise<void> {
		if (this.kind === 'screen' && this.#publications.size === 0) this.close();
		else await this.#tell();
	}

	/** Says in our own name which feed our screen is in: the others believe no other one that says it is ours. */
	nameScreen(id: JanusId | null): Promise<void> {
		this.#screen = id;
		return this.#tell();
	}

	/** By which the others know it. */
	get id(): JanusId {
		return this.place.id;
	}

	get closed(): boolean {
		return this.#over;
	}

	close(): void {
		if (this.#over) return;
		this.#over = true;
		void this.handle.detach().then(this.#letGo);
		this.pc.close();
	}

	async #join(e2ee: boolean, codec: string | undefined): Promise<Joined> {
		// Candidates are told as they are found, but not before the offer that they belong to.
		const early: (RTCIceCandidate | null)[] = [];
		let tell = (candidate: RTCIceCandidate | null): void => void early.push(candidate);
		this.pc.onicecandidate = ({ candidate }) => tell(candidate);
		const offer = await this.pc.createOffer();
		const described = this.pc.setLocalDescription(offer);
		const { room, id, pin, name, description } = this.place;
		// Asked for what this browser cannot send, the server would take no video at all.
		const able = codec !== undefined && new RegExp(`a=rtpmap:\\d+ ${codec}/`, 'i').test(offer.sdp ?? '');
		const mids = [...(offer.sdp ?? '').matchAll(/a=mid:(\S+)/g)].map((match) => match[1] ?? '');
		const asking = this.handle.ask(
			{
				request: 'joinandconfigure',
				ptype: 'publisher',
				room,
				id,
				...(pin !== undefined && { pin }),
				display: writeName(name, nothingSent),
				bitrate: bitrates[this.kind],
				...(able && { videocodec: codec }),
				...(description !== undefined && { descriptions: mids.map((mid) => ({ mid, description })) }),
			},
			joined,
			// Smallest first: of a small picture, browsers send the first layers only.
			{ type: 'offer', sdp: offer.sdp ?? '', rid_order: 'lmh', ...(e2ee && { e2ee }) },
		);
		tell = (candidate) => this.handle.trickle(candidate);
		for (const candidate of early) tell(candidate);
		const [answer] = await Promise.all([asking, described]);
		if (answer.jsep?.type !== 'answer') throw new SessionError('protocol', 'a join without an answer');
		this.#answer = answer.jsep.sdp;
		await this.#takeAnswer();
		await this.forget();
		return answer.data;
	}

	async #takeAnswer(): Promise<void> {
		const sound = {
			discontinuous: this.kind === 'person' && this.#discontinuous,
			stereo: this.kind === 'screen',
		};
		const { mid } = this.transceivers.video;
		const wishes = new Map(mid === null ? [] : [[mid, { startKbps: startKbps[this.kind] }]]);
		const sdp = answerWith(withSoundSettings(this.#answer, sound), wishes);
		await this.pc.setRemoteDescription({ type: 'answer', sdp });
	}

	/** Brings a sender to what its publication is now. */
	async #apply(slot: Slot, publication: JanusPublication): Promise<void> {
		const discontinuous = publication.options.sound?.discontinuous ?? true;
		if (slot === 'audio' && discontinuous !== this.#discontinuous) {
			this.#discontinuous = discontinuous;
			// Between us and our own browser alone: nothing changes for the server.
			await this.pc.setLocalDescription(await this.pc.createOffer());
			await this.#takeAnswer();
		}
		const { sender } = this.transceivers[slot];
		const plan = this.#plan(slot, publication);
		if (sender.track !== publication.track) {
			// Nothing of the new track in the old one's sizes.
			if (slot === 'video') await applyPlan(sender, plan, false);
			await sender.replaceTrack(publication.track);
		}
		// It may have been forgotten meanwhile: then nothing of it is sent.
		const sends = this.#publications.get(slot) === publication && !publication.muted;
		await applyPlan(sender, plan, sends);
	}

	#plan(slot: Slot, publication: JanusPublication): RTCRtpEncodingParameters[] {
		const { codecs: negotiated, encodings } = this.transceivers[slot].sender.getParameters();
		return planOf(publication, negotiated[0]?.mimeType ?? '', encodings.length);
	}

	/** Tells the others what is muted and which screen is ours, by what follows our name (see nameMarks.ts). */
	#tell(): Promise<void> {
		this.#telling = this.#telling.then(() => this.#tellNow());
		return this.#telling;
	}

	async #tellNow(): Promise<void> {
		const camera = this.#publications.get('video');
		const marks: StreamMarks = {
			audio: markOf(this.#publications.get('audio')),
			video: markOf(camera),
			layers: camera ? this.#plan('video', camera).length : 1,
			...(this.#screen !== null && { screen: String(this.#screen) }),
		};
		const display = writeName(this.place.name, marks);
		if (this.#over || (this.#told && writeName(this.place.name, this.#told) === display)) return;
		this.#told = marks;
		try {
			await this.handle.ask({ request: 'configure', display }, configured);
		} catch (error) {
			// A connection that is lost says so itself, and the next one tells everything.
			this.#told = null;
			if (!this.#over) console.warn('the others could not be told what is sent', error);
		}
	}

	#slotWith(publication: JanusPublication): Slot | undefined {
		const slot = slotOf(publication.source);
		return this.#publications.get(slot) === publication ? slot : undefined;
	}

	/** One after the other: a sender's parameters must be set before they are read again. */
	#work(work: () => Promise<void>): Promise<void> {
		const done = this.#working.then(() => (this.#over ? undefined : work()));
		this.#working = done.catch(() => {});
		return done;
	}
}

export function kindOf(source: Source): FeedKind {
	return source === 'microphone' || source === 'camera' ? 'person' : 'screen';
}

function slotOf(source: Source): Slot {
	return source === 'microphone' || source === 'screen-sound' ? 'audio' : 'video';
}

function markOf(publication: JanusPublication | undefined): Mark {
	if (!publication) return 'off';
	return publication.muted ? 'muted' : 'live';
}

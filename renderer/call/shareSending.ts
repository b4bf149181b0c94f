import mitt, { type Emitter } from 'mitt';
import type { Publication, PublishOptions } from '../session/session.ts';
import { shareFramesPerSecond } from './displayMedia.ts';
import type { OwnShare, ShareProblem } from './ownShare.ts';
import type { OwnMedia } from './state.ts';

export type ShareSendingEvents = {
	changed: undefined;
	/** The window closed, or the system's own button ended it. */
	ended: undefined;
	resting: boolean;
	failed: { problem: ShareProblem };
};

type Publish = (track: MediaStreamTrack, options: PublishOptions) => Promise<Publication>;

/** Shares a window or screen beside the camera: its picture, its sound, its rests and its end. */
export class ShareSending {
	readonly events: Emitter<ShareSendingEvents> = mitt<ShareSendingEvents>();
	#state: OwnMedia['share'] = { kind: 'off', title: null, favours: 'text' };
	#publications: Publication[] = [];

	constructor(
		private readonly share: OwnShare,
		private readonly publish: Publish,
	) {
		share.events.on('resting', (resting) => void this.#rest(resting));
		share.events.on('ended', () => {
			void this.#end();
			this.events.emit('ended');
		});
	}

	get state(): OwnMedia['share'] {
		return this.#state;
	}

	get stream(): MediaStream | null {
		return this.share.stream;
	}

	/** @param chosen before the first track is sent, once something was chosen */
	async start(
		{ title, withSound }: { title: string | null; withSound: boolean },
		chosen: () => Promise<void> = async () => {},
	): Promise<void> {
		if (this.#state.kind === 'starting') return;
		await this.stop();
		this.#become({ kind: 'starting', title });
		const problem = await this.share.start({ withSound });
		const stream = this.share.stream;
		if (problem || !stream) return this.#fail(problem ?? 'failed');
		try {
			await chosen();
			for (const track of stream.getTracks()) await this.#send(track);
		} catch {
			// The sentence is the same whatever the server's reason: sharing did not begin.
			this.share.stop();
			return this.#fail('failed');
		}
		if (this.share.stream !== stream) return this.#end();
		this.#become({ kind: 'on', title });
		// A window that was minimised when it was chosen rests from the start.
		if (this.share.resting) await this.#rest(true);
	}

	async stop(): Promise<void> {
		this.share.stop();
		await this.#end();
	}

	setFavours(favours: OwnMedia['share']['favours']): void {
		this.share.setFavours(favours);
		this.#become({ favours });
	}

	close(): void {
		this.share.close();
		this.events.all.clear();
	}

	async #send(track: MediaStreamTrack): Promise<void> {
		const { width = 1280, height = 720 } = track.getSettings();
		this.#publications.push(
			track.kind === 'video'
				? await this.publish(track, {
						source: 'screen',
						video: { width, height, framesPerSecond: shareFramesPerSecond },
					})
				: await this.publish(track, { source: 'screen-sound' }),
		);
	}

	async #rest(resting: boolean): Promise<void> {
		if (this.#state.kind !== 'on' && this.#state.kind !== 'resting') return;
		this.#become({ kind: resting ? 'resting' : 'on' });
		this.events.emit('resting', resting);
		await Promise.all(
			this.#publications.filter(({ source }) => source === 'screen').map((one) => one.setMuted(resting)),
		);
	}

	async #end(): Promise<void> {
		const publications = this.#publications;
		this.#publications = [];
		this.#become({ kind: 'off', title: null });
		await Promise.all(publications.map((one) => one.close()));
	}

	#fail(problem: ShareProblem): void {
		void this.#end();
		this.events.emit('failed', { problem });
	}

	#become(change: Partial<OwnMedia['share']>): void {
		this.#state = { ...this.#state, ...change };
		this.events.emit('changed');
	}
}

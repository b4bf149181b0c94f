import type { Publication, PublishOptions } from '../session/session.ts';

type Publish = (track: MediaStreamTrack, options: PublishOptions) => Promise<Publication>;

/**
 * Sends the person's camera: published when there is first something to send, then muted and
 * unmuted with its tracks, which come and go. Changes are carried out one after the other, and only the
 * newest counts.
 */
export class CameraSending {
	#publication: Publication | null = null;
	#publish: Publish | null = null;
	#wanted: MediaStreamTrack | null = null;
	#working: Promise<void> = Promise.resolve();

	constructor(
		private readonly video: NonNullable<PublishOptions['video']>,
		private readonly onError: (error: unknown) => void,
	) {}

	/** The call is joined: what is wanted goes out from now on. */
	start(publish: Publish): Promise<void> {
		this.#publish = publish;
		return this.show(this.#wanted);
	}

	/** Sends this track, or nothing. Resolves when it is so; failures go to `onError`. */
	show(track: MediaStreamTrack | null): Promise<void> {
		this.#wanted = track;
		this.#working = this.#working.then(() => this.#settle()).catch(this.onError);
		return this.#working;
	}

	/** Nothing is published any more: another picture may take its place. The next track is published anew. */
	release(): Promise<void> {
		this.#wanted = null;
		this.#working = this.#working
			.then(async () => {
				const publication = this.#publication;
				this.#publication = null;
				await publication?.close();
			})
			.catch(this.onError);
		return this.#working;
	}

	async #settle(): Promise<void> {
		const track = this.#wanted;
		if (!track) {
			await this.#publication?.setMuted(true);
			return;
		}
		if (!this.#publish) return;
		if (!this.#publication) {
			this.#publication = await this.#publish(track, { source: 'camera', video: this.video });
			return;
		}
		await this.#publication.replaceTrack(track);
		await this.#publication.setMuted(false);
	}
}

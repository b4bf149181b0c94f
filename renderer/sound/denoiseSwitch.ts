import mitt from 'mitt';
import type { VoiceReport } from './denoise/denoisedStream.ts';
import { DenoiseError, Denoiser } from './denoise/denoiser.ts';
import type { SoundGraph } from './soundGraph.ts';

export type DenoiseSwitchEvents = {
	/** About ten times a second while there is a denoiser. */
	voice: Readonly<VoiceReport>;
	failed: DenoiseError;
};

/**
 * - `denoised`: RNNoise is heard
 * - `detecting`: RNNoise only says whether somebody speaks; the sound is as it is
 * - `plain`: there is no RNNoise at all
 */
export type DenoiseMode = 'denoised' | 'detecting' | 'plain';

/** Milliseconds. */
const longestWait = 1000;

/**
 * Puts RNNoise into a graph and takes it out, without a gap: a new one listens first and is heard when it
 * knows the room, an old one goes when nothing of it is heard any more.
 */
export class DenoiseSwitch {
	readonly events = mitt<DenoiseSwitchEvents>();
	readonly #graph: SoundGraph;
	#denoiser: Denoiser | null = null;
	#wanted: DenoiseMode = 'plain';
	#mode: DenoiseMode = 'plain';
	/** Changes happen one after the other; only the last wish counts. */
	#turn: Promise<void> = Promise.resolve();

	constructor(graph: SoundGraph) {
		this.#graph = graph;
	}

	/** How it is, which is not always how it was wished. */
	get mode(): DenoiseMode {
		return this.#mode;
	}

	/** Makes later changes gapless; to be called before sound flows. Runs no RNNoise. */
	async prepare(): Promise<void> {
		// Whether it failed is said when RNNoise is wanted.
		await Denoiser.prepare(this.#graph.context).catch(() => {});
	}

	/** Resolves when it is so, or when it failed and `failed` said why. */
	async set(mode: DenoiseMode): Promise<void> {
		this.#wanted = mode;
		this.#turn = this.#turn.then(() => this.#settle());
		await this.#turn;
	}

	/** Takes RNNoise out at once. */
	close(): void {
		this.#wanted = 'plain';
		this.events.all.clear();
		this.#remove();
	}

	async #settle(): Promise<void> {
		if (this.#wanted === 'plain') {
			if (this.#mode === 'denoised') await this.#graph.hearDenoiser(false);
			// Meanwhile it may be wished back.
			if (this.#wanted === 'plain') this.#remove();
			return;
		}
		const denoiser = this.#denoiser ?? (await this.#insert());
		if (!denoiser) return;
		if (this.#wanted === 'denoised' && this.#mode !== 'denoised') {
			if (!(await isReady(denoiser)) || this.#denoiser !== denoiser || this.#wanted !== 'denoised') return;
			this.#mode = 'denoised';
			await this.#graph.hearDenoiser(true);
		} else if (this.#wanted === 'detecting' && this.#mode === 'denoised') {
			this.#mode = 'detecting';
			await this.#graph.hearDenoiser(false);
		}
	}

	async #insert(): Promise<Denoiser | null> {
		try {
			const denoiser = await Denoiser.create(this.#graph.context);
			if (this.#wanted === 'plain') {
				denoiser.close();
				return null;
			}
			denoiser.events.on('voice', (report) => this.events.emit('voice', report));
			denoiser.events.on('failed', (error) => this.#fail(error));
			this.#graph.attachDenoiser(denoiser.node);
			this.#denoiser = denoiser;
			this.#mode = 'detecting';
			return denoiser;
		} catch (error) {
			if (!(error instanceof DenoiseError)) throw error;
			this.#wanted = 'plain';
			this.events.emit('failed', error);
			return null;
		}
	}

	/** The processor passes sound unchanged when RNNoise fails, so there is time to fade over to the plain one. */
	#fail(error: DenoiseError): void {
		this.events.emit('failed', error);
		this.set('plain').catch((failure: unknown) => {
			this.events.emit('failed', new DenoiseError('processor-failed', String(failure), { cause: failure }));
		});
	}

	#remove(): void {
		this.#mode = 'plain';
		if (!this.#denoiser) return;
		this.#graph.detachDenoiser();
		this.#denoiser.close();
		this.#denoiser = null;
	}
}

/**
 * Waits until a denoiser is ready; where no sound flows, so that it never learns, not for longer than
 * {@link longestWait}. A failure is said by the denoiser's event; here it only means that it is not ready.
 */
async function isReady(denoiser: Denoiser): Promise<boolean> {
	const waited = new Promise<void>((resolve) => setTimeout(resolve, longestWait));
	return Promise.race([denoiser.ready, waited]).then(
		() => true,
		() => false,
	);
}

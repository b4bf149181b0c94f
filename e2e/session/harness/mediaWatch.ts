import type { Session } from '../../../renderer/session/session.ts';

const everyMs = 200;

/** Looks again and again at what flows, and remembers when: for tests of what stops and comes back. */
export class MediaWatch {
	/**
	 * When something new was decoded or heard, by "Anna camera"; milliseconds since 1970. Of sound that is
	 * silence nothing counts.
	 */
	readonly arrived: Record<string, number[]> = {};
	/** The most packets that any sender of a source ever counted, by source. */
	readonly mostSent: Record<string, number> = {};
	readonly #counts = new Map<string, number>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly session: Session,
		private readonly nameOf: (participantId: string) => string,
	) {}

	start(): void {
		this.#timer ??= setTimeout(() => void this.#look(), everyMs);
	}

	async #look(): Promise<void> {
		// Between two connections there may be nothing to report.
		const streams = await this.session.statistics().catch(() => []);
		const at = Date.now();
		for (const stream of streams) {
			const { direction, source, packets, participantId } = stream;
			if (direction === 'sent') {
				this.mostSent[source] = Math.max(this.mostSent[source] ?? 0, packets);
				continue;
			}
			const key = `${this.nameOf(participantId ?? '')} ${source}`;
			const count = stream.framesDecoded ?? stream.totalAudioEnergy ?? 0;
			const before = this.#counts.get(key) ?? 0;
			this.#counts.set(key, count);
			// A smaller one: the counters began again.
			if (count > before || (count < before && count > 0)) {
				this.arrived[key] ??= [];
				this.arrived[key].push(at);
			}
		}
		this.#timer = setTimeout(() => void this.#look(), everyMs);
	}
}

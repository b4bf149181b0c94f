import type { SessionEvents } from './session.ts';

/** Sound that comes in, and who it is of. */
export interface HeardSound {
	readonly participantId: string;
	readonly receiver: Pick<RTCRtpReceiver, 'getStats'>;
}

/** The part of webrtc-stats' inbound-rtp that is read here. */
interface Inbound {
	readonly type: string;
	readonly ssrc?: number;
	readonly totalAudioEnergy?: number;
	readonly totalSamplesDuration?: number;
}

const lookEveryMs = 300;
/** Quieter than -50 dBov is silence. */
const floorDb = -50;
/** Somebody else is the speaker once they were the loudest this often in a row. */
const looksToTakeOver = 2;

/**
 * Who is heard and who speaks, from the sound as it arrives: for servers that do not tell. The energy of what was
 * played counts (webrtc-stats, `totalAudioEnergy`), so that nothing has to be decoded twice.
 */
export class HeardLevels {
	readonly #before = new Map<string, { ssrc: number; energy: number; duration: number }>();
	#speaker: string | null = null;
	#candidate: { id: string; looks: number } | null = null;
	#wasHeard = false;
	#over = false;
	readonly #timer: ReturnType<typeof setInterval>;

	constructor(
		private readonly sounds: () => readonly HeardSound[],
		private readonly tell: (levels: SessionEvents['levels']) => void,
		private readonly tellSpeaker: (speaker: SessionEvents['active-speaker']) => void,
	) {
		let looking = false;
		this.#timer = setInterval(() => {
			if (looking) return;
			looking = true;
			// A connection that was closed meanwhile has nothing to report.
			this.#look()
				.catch(() => {})
				.finally(() => {
					looking = false;
				});
		}, lookEveryMs);
	}

	stop(): void {
		this.#over = true;
		clearInterval(this.#timer);
	}

	async #look(): Promise<void> {
		const sounds = this.sounds();
		const measured = await Promise.all(
			sounds.map(async ({ participantId, receiver }) => ({
				participantId,
				level: this.#levelOf(participantId, await receiver.getStats()),
			})),
		);
		if (this.#over) return;
		const heard = measured.filter(({ level }) => level > 0);
		if (heard.length > 0 || this.#wasHeard) this.tell(heard);
		this.#wasHeard = heard.length > 0;
		this.#judge(heard);
	}

	#levelOf(participantId: string, report: RTCStatsReport): number {
		const streams = [...(report.values() as Iterable<Inbound>)].filter(({ type }) => type === 'inbound-rtp');
		const [{ ssrc = 0, totalAudioEnergy: energy = 0, totalSamplesDuration: duration = 0 } = {} as Inbound] =
			streams;
		const before = this.#before.get(participantId);
		this.#before.set(participantId, { ssrc, energy, duration });
		if (before?.ssrc !== ssrc || duration <= before.duration) return 0;
		return levelOf((energy - before.energy) / (duration - before.duration));
	}

	/** Between two who are about as loud it does not flicker, and in a pause the last one stays. */
	#judge(heard: SessionEvents['levels']): void {
		if (heard.length === 0) return;
		const { participantId } = heard.reduce((a, b) => (b.level > a.level ? b : a));
		const looks = this.#candidate?.id === participantId ? this.#candidate.looks + 1 : 1;
		this.#candidate = { id: participantId, looks };
		if (participantId === this.#speaker || looks < looksToTakeOver) return;
		this.#speaker = participantId;
		this.tellSpeaker({ participantId });
	}
}

/** @param power mean square of the sound, 1 at its loudest @returns 0 (silence) to 1 */
export function levelOf(power: number): number {
	if (power <= 0) return 0;
	const db = 10 * Math.log10(power);
	return Math.min(1, Math.max(0, (db - floorDb) / -floorDb));
}

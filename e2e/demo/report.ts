/** The last line of the demo: what was measured in this run. */
export interface DemoReport {
	/** Everybody received everybody else, and the shared window was the right one. */
	readonly ok: boolean;
	readonly runtime: { readonly electron: string; readonly chromium: string; readonly source: string };
	readonly sfu: { readonly kind: 'mediasoup'; readonly version: string };
	readonly participants: readonly ParticipantReport[];
	readonly share: ShareReport;
	readonly denoise: DenoiseReport;
}

export interface ParticipantReport {
	readonly name: string;
	readonly kind: 'desktop' | 'browser';
	readonly received: readonly ReceivedReport[];
}

export interface ReceivedReport {
	readonly from: string;
	readonly source: 'camera' | 'microphone' | 'screen';
	/** Null for sound, as are width and height. */
	readonly framesDecoded: number | null;
	readonly width: number | null;
	readonly height: number | null;
	/** 0 to 1, the loudest of several seconds; null for pictures. */
	readonly audioLevelMax: number | null;
}

export interface ShareReport {
	/** Its title. */
	readonly window: string;
	/** Whether every receiver decoded the content of exactly this window. */
	readonly matches: boolean;
	/** From the click on Share to the first decoded picture of this window, at the receiver that waited longest. */
	readonly firstFrameMs: number | null;
	/** Median, from being drawn in the window to being shown at a receiver. */
	readonly glassToGlassMs: number | null;
}

export interface DenoiseReport {
	readonly method: 'rnnoise' | 'none';
	/** Speech against its pauses, as the microphone heard it. */
	readonly snrInDb: number;
	/** The same, as a receiver heard it. */
	readonly snrOutDb: number;
	/** CPU time for 10 ms of sound. */
	readonly usPerFrame: number;
}

/** What is missing of a call in which everybody receives everybody, a sentence each. */
export function missing(
	participants: readonly ParticipantReport[],
	sharer: string,
	share: ShareReport,
): string[] {
	const gaps: string[] = [];
	for (const { name, received } of participants) {
		for (const other of participants) {
			if (other.name === name) continue;
			const sources = ['camera', 'microphone', ...(other.name === sharer ? ['screen'] : [])];
			for (const source of sources) {
				const one = received.find((entry) => entry.from === other.name && entry.source === source);
				const amount = source === 'microphone' ? one?.audioLevelMax : one?.framesDecoded;
				if (!amount) gaps.push(`${name} received no ${source} of ${other.name}.`);
			}
		}
	}
	if (!share.matches) gaps.push(`The content of "${share.window}" did not arrive at everybody.`);
	return gaps;
}

import type { CutOffPlace } from '../../contract/bridge/features.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';

export interface RecoveryDesk {
	readonly calls: FeatureCalls<'recovery'>;
	/** The page went down: its successor is told where it was. */
	pageGone(): void;
}

/**
 * Keeps in memory, and only there, which call the page is in: its successor goes back into it. A page that
 * was closed or loaded anew on purpose has none.
 */
export function keepCutOffPlace(): RecoveryDesk {
	let kept: CutOffPlace | null = null;
	let cutOff: CutOffPlace | null = null;
	return {
		calls: {
			keep(place) {
				kept = place;
			},
			forget() {
				kept = null;
			},
			take() {
				const place = cutOff;
				cutOff = null;
				kept = null;
				return place;
			},
		},
		pageGone() {
			// A page that goes down again before it has taken it: the next one still goes there.
			cutOff = kept ?? cutOff;
			kept = null;
		},
	};
}

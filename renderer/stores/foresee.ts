import type { DestinationKind } from '../../contract/destination/destination.ts';
import { adapters } from '../session/adapters.ts';
import { loadEngine } from './openEngine.ts';
import { destinationOf, type PlacesStore } from './placesStore.ts';

/** A call on such a server is likely: what it needs of the app is loaded, so that a click does not wait for it. */
export type Foresee = (kind: DestinationKind) => void;

export const foresee: Foresee = (kind) => {
	// Whoever needs it then is told what is wrong with it.
	Promise.all([loadEngine(), adapters[kind]()]).catch(() => {});
};

/**
 * The places one can go into with one click, from Home or from the tray. Loads what they need one after the other, each
 * when there is nothing else to do: Home is drawn first. For the app: not every browser tells when it is idle.
 */
export function foreseePlaces(places: PlacesStore): void {
	const kinds = new Set(places.store.getState().places.flatMap((place) => destinationOf(place)?.kind ?? []));
	const next = ([kind, ...others]: readonly DestinationKind[]) => {
		if (!kind) return;
		// A hidden page is idle for its browser only now and then.
		requestIdleCallback(
			() => {
				foresee(kind);
				next(others);
			},
			{ timeout: 10_000 },
		);
	};
	next([...kinds]);
}

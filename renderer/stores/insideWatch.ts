import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Destination } from '../../contract/destination/destination.ts';
import type { RoomPreview } from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import { destinationOf, type Place, type PlacesStore } from './placesStore.ts';
import type { SettingsStore } from './settingsStore.ts';

/**
 * What a look at a place found: who is inside, that its door is shut, that the host does not answer now, or that the call does not
 * exist any more.
 */
export type Inside =
	| { readonly kind: 'inside'; readonly names: readonly string[] }
	/** Who is not let in yet is not told who is there. */
	| { readonly kind: 'knocking' | 'locked' }
	| { readonly kind: 'away' }
	| { readonly kind: 'gone' };
/** By place; a place is missing until it was looked at, or where the host tells nothing. */
export type InsideByPlace = Readonly<Record<string, Inside>>;

export interface InsideWatch {
	readonly store: StoreApi<InsideByPlace>;
	/** Looks now and then until what is returned is called. */
	watch(): () => void;
}

/** @throws {SessionError} */
export type Look = (destination: Destination, signal: AbortSignal) => Promise<RoomPreview | null>;

interface WatchParts {
	readonly places: PlacesStore;
	readonly settings: SettingsStore;
	readonly look: Look;
}

/** Milliseconds from one look at a place to the next. */
export const lookEveryMs = 30_000;
/** A host that does not answer is asked less and less often, down to every eighth time. */
const rarestTurn = 8;
const atOnce = 2;
const lookTimeoutMs = 8_000;
/** What was seen is shown again for so long when one comes back to Home; then it is yesterday's news. */
const keptMs = 60_000;

/**
 * Who is inside the places on the list: a light look at each, a few at a time, only while somebody watches
 * and only if that is wanted, since it tells the hosts one's address.
 */
export function createInsideWatch({ places, settings, look }: WatchParts): InsideWatch {
	const store = createStore<InsideByPlace>(() => ({}));
	const failures = new Map<string, number>();
	let turn = 0;
	let stoppedAt = Number.NEGATIVE_INFINITY;

	async function lookAt(place: Place, signal: AbortSignal): Promise<void> {
		const destination = destinationOf(place);
		if (!destination) return;
		const found = await find(destination, AbortSignal.any([signal, AbortSignal.timeout(lookTimeoutMs)]));
		if (signal.aborted) return;
		failures.set(place.id, found?.kind === 'away' ? (failures.get(place.id) ?? 0) + 1 : 0);
		const { [place.id]: _, ...others } = store.getState();
		store.setState(found ? { ...others, [place.id]: found } : others, true);
	}

	async function find(destination: Destination, signal: AbortSignal): Promise<Inside | null> {
		try {
			const seen = await look(destination, signal);
			if (!seen) return null;
			return seen.door === 'open' ? { kind: 'inside', names: seen.inside } : { kind: seen.door };
		} catch (cause) {
			if (!(cause instanceof SessionError)) console.warn('A place could not be looked at', cause);
			const gone = cause instanceof SessionError && cause.reason === 'room-not-found';
			return { kind: gone ? 'gone' : 'away' };
		}
	}

	async function lookAround(signal: AbortSignal): Promise<void> {
		const due = places.store.getState().places.filter(({ id }) => {
			const every = Math.min(rarestTurn, 2 ** (failures.get(id) ?? 0));
			return turn % every === 0;
		});
		turn++;
		const one = async (): Promise<void> => {
			for (let place = due.shift(); place && !signal.aborted; place = due.shift())
				await lookAt(place, signal);
		};
		await Promise.all(Array.from({ length: atOnce }, one));
	}

	/** One round after the other, a pause between them. */
	function begin(): () => void {
		const stop = new AbortController();
		let timer: ReturnType<typeof setTimeout> | undefined;
		if (performance.now() - stoppedAt > keptMs) store.setState({}, true);
		turn = 0;
		const round = async () => {
			await lookAround(stop.signal);
			if (!stop.signal.aborted) timer = setTimeout(() => void round(), lookEveryMs);
		};
		void round();
		return () => {
			clearTimeout(timer);
			stop.abort();
			stoppedAt = performance.now();
		};
	}

	return {
		store,
		watch() {
			let end: (() => void) | null = null;
			const settle = () => {
				const wanted = settings.getState().looksInside;
				if (wanted) end ??= begin();
				else {
					end?.();
					end = null;
					store.setState({}, true);
				}
			};
			settle();
			const unsubscribe = settings.subscribe(settle);
			return () => {
				unsubscribe();
				end?.();
			};
		},
	};
}

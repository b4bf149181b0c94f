import { z } from 'zod';
import type { Destination } from '../../contract/destination/destination.ts';
import { destinationForm } from '../../contract/destination/form.ts';
import { linkOf } from '../../contract/destination/linkOf.ts';
import { longestLink } from '../../contract/destination/linkText.ts';
import { placeKey, roomNameOf } from '../../contract/destination/place.ts';
import { recognise } from '../../contract/destination/recognise.ts';
import type { Keeper } from '../platform/platform.ts';
import { createSavedStore } from './savedStore.ts';

/** So many that are no favourites: the one that was left longest ago makes room. */
const maximumRecent = 12;
/** In characters, as for a person's own name of a place. */
export const placeNameLength = 60;

const placeForm = z.object({
	/** Means nothing, and stays: the tray names a place by it without knowing its link. */
	id: z.string().max(64).default(newId),
	/** Of whatever kind of server: it is what can be joined again, and reading it checks it. */
	link: z.string().max(longestLink),
	/** Who was there; empty if nobody else was. */
	title: z.string().max(400),
	/** What the person calls it; empty if they do not. */
	ownTitle: z.string().max(placeNameLength).default(''),
	favourite: z.boolean().default(false),
	/** When one was there last, in milliseconds since 1970. */
	at: z.number(),
});

const placesForm = z.preprocess(
	fromEarlier,
	z.object({
		/** Favourites in the person's order, then the others, last one first. */
		places: z.array(placeForm),
	}),
);
export type Places = z.infer<typeof placesForm>;
export type Place = Places['places'][number];

/** Calls that one has been in. Favourites stay; the others are forgotten one day. */
export function createPlacesStore(keeper: Keeper, mayRemember: () => boolean = () => true) {
	const { store, problem } = createSavedStore<Places>({
		keeper,
		name: 'places',
		form: placesForm,
		initial: { places: [] },
	});
	const all = () => store.getState().places;
	const set = (places: readonly Place[]) => store.setState({ places: arranged(places) });
	const change = (id: string, what: Partial<Place>) =>
		set(all().map((place) => (place.id === id ? { ...place, ...what } : place)));
	return {
		store,
		problem,
		/** Undefined once it is not on the list any more. */
		byId: (id: string): Place | undefined => all().find((place) => place.id === id),
		/** The place of a destination, if one has been there, whatever secrets one came with. */
		of: (destination: Destination): Place | undefined => {
			const key = placeKey(destination);
			return all().find((place) => keyOf(place) === key);
		},
		/** One is there now. @param at milliseconds since 1970 */
		remember(destination: Destination, title: string, at: number): void {
			if (!destinationForm.safeParse(destination).success || !mayRemember()) return;
			// With one's role and secrets; links that are given to others are made by linkToGive.
			const link = linkOf(destination);
			if (link.length > longestLink) return;
			const now = { link, title: title.slice(0, 400), at };
			const key = placeKey(destination);
			const known = all().find((place) => keyOf(place) === key);
			if (known) change(known.id, now);
			else set([{ id: newId(), ownTitle: '', favourite: false, ...now }, ...all()]);
		},
		setFavourite(id: string, favourite: boolean): void {
			const place = all().find((one) => one.id === id);
			// A new favourite comes last: the others stay where the person put them.
			if (place) set([...all().filter((one) => one.id !== id), { ...place, favourite }]);
		},
		/** @param ownTitle empty for none: it is then called after who was there */
		rename(id: string, ownTitle: string): void {
			change(id, { ownTitle: ownTitle.trim().slice(0, placeNameLength) });
		},
		/** Moves a favourite to where another one is, among the favourites. */
		move(id: string, to: string): void {
			const from = all().findIndex((place) => place.id === id);
			const target = all().findIndex((place) => place.id === to);
			const moved = all()[from];
			if (!moved || target < 0) return;
			const rest = all().filter((place) => place.id !== id);
			set([...rest.slice(0, target), moved, ...rest.slice(target)]);
		},
		/** @returns a function that puts them back */
		forgetAll(): () => void {
			const before = all();
			set([]);
			return () => set([...before, ...all()]);
		},
		/** @returns a function that puts it back where it was */
		forget(id: string): () => void {
			const index = all().findIndex((place) => place.id === id);
			const place = all()[index];
			if (!place) return () => {};
			set(all().filter((one) => one !== place));
			return () => {
				if (all().every((one) => one.id !== id))
					set([...all().slice(0, index), place, ...all().slice(index)]);
			};
		},
	};
}
export type PlacesStore = ReturnType<typeof createPlacesStore>;

/** Null for a place whose link cannot be read any more. */
export function destinationOf(place: Place): Destination | null {
	const found = recognise(place.link);
	return found.kind === 'destination' ? found.destination : null;
}

function keyOf(place: Place): string | null {
	const destination = destinationOf(place);
	return destination && placeKey(destination);
}

/**
 * What a place is called: as the person does, else after who was there, else as its server does. Empty if
 * none of that is known.
 */
export function titleOf(place: Place): string {
	if (place.ownTitle || place.title) return place.ownTitle || place.title;
	const destination = destinationOf(place);
	return (destination && roomNameOf(destination)) ?? '';
}

function arranged(places: readonly Place[]): Place[] {
	const recent = places.filter((place) => !place.favourite).sort((one, other) => other.at - one.at);
	return [...places.filter((place) => place.favourite), ...recent.slice(0, maximumRecent)];
}

function newId(): string {
	return crypto.randomUUID();
}

/** The first version had no favourites and called its list `recent`. */
function fromEarlier(saved: unknown): unknown {
	const { recent, places } = saved as { recent?: unknown; places?: readonly unknown[] };
	return Array.isArray(recent) && !places?.length ? { places: recent } : saved;
}

import { z } from 'zod';
import { invitation as invitationForm } from '../../contract/bridge/features.ts';
import { hostLink, type Invitation, readInvitation } from '../../contract/invitation/invitation.ts';
import type { Keeper } from '../platform/platform.ts';
import { createSavedStore } from './savedStore.ts';

/** So many that are no favourites: the one that was left longest ago makes room. */
const maximumRecent = 12;
/** In characters, as for a person's own name of a place. */
export const placeNameLength = 60;

const placeForm = z.object({
	/** Means nothing, and stays: the tray names a place by it without knowing its link. */
	id: z.string().max(64).default(newId),
	/** An app link: it is what can be joined again, and reading it checks it. */
	link: z.string().max(4000),
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
		/** The place where an invitation leads, if one has been there. */
		of: (invitation: Invitation): Place | undefined =>
			all().find((place) => invitationOf(place)?.roomId === invitation.roomId),
		/** One is there now. @param at milliseconds since 1970 */
		remember(invitation: Invitation, title: string, at: number): void {
			const checked = invitationForm.safeParse(invitation);
			if (!checked.success || !mayRemember()) return;
			// With the role that one has there; links that are given to others are made by appLink.
			const now = { link: hostLink(invitation), title: title.slice(0, 400), at };
			const known = all().find((place) => invitationOf(place)?.roomId === invitation.roomId);
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
export function invitationOf(place: Place): Invitation | null {
	try {
		return readInvitation(place.link);
	} catch {
		return null;
	}
}

/** What a place is called: as the person does, else after who was there. Empty if neither is known. */
export function titleOf(place: Place): string {
	return place.ownTitle || place.title;
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

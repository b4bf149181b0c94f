import { z } from 'zod';
import { invitation as invitationForm } from '../../contract/bridge/features.ts';
import { appLink, type Invitation, readInvitation } from '../../contract/invitation/invitation.ts';
import { createSavedStore } from './savedStore.ts';

const maximumPlaces = 12;

const placesForm = z.object({
	recent: z
		.array(
			z.object({
				/** An app link: it is what can be joined again, and reading it checks it. */
				link: z.string().max(4000),
				title: z.string().max(400),
				/** Milliseconds since 1970. */
				at: z.number(),
			}),
		)
		.max(maximumPlaces),
});
export type Places = z.infer<typeof placesForm>;
export type Place = Places['recent'][number];

/** Calls that one has been in, the last one first. */
export function createPlacesStore(storage: Storage) {
	const { store, damaged } = createSavedStore<Places>({
		storage,
		key: 'parley.places',
		form: placesForm,
		initial: { recent: [] },
	});
	const without = (roomId: string) =>
		store.getState().recent.filter((place) => invitationOf(place)?.roomId !== roomId);
	return {
		store,
		damaged,
		/** @param at milliseconds since 1970 */
		remember(invitation: Invitation, title: string, at: number): void {
			const checked = invitationForm.safeParse(invitation);
			if (!checked.success) return;
			const place = { link: appLink(invitation), title: title.slice(0, 400), at };
			store.setState({ recent: [place, ...without(invitation.roomId)].slice(0, maximumPlaces) });
		},
		forget(place: Place): void {
			store.setState({ recent: store.getState().recent.filter((other) => other.link !== place.link) });
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

import type { TFunction } from 'i18next';
import type { TrayPlace } from '../../contract/bridge/features.ts';
import { type PlacesStore, titleOf } from '../stores/placesStore.ts';

/** More than that is read by nobody in a menu. */
const mostPlaces = 24;

/** The places that the tray offers, favourites first; their links stay here. */
export function trayPlaces({ store }: Pick<PlacesStore, 'store'>, t: TFunction): TrayPlace[] {
	return store
		.getState()
		.places.slice(0, mostPlaces)
		.map((place) => ({
			id: place.id,
			title: titleOf(place) || t('home.untitled'),
			favourite: place.favourite,
		}));
}

import type { TFunction } from 'i18next';
import type { Destination } from '../../../contract/destination/destination.ts';
import { hostOf } from '../../../contract/destination/place.ts';

/** What it is, and on which server: "A Galene group on example.org". */
export function titleOfDestination(destination: Destination, t: TFunction): string {
	return t(`found.on.${destination.kind}`, { host: hostOf(destination) });
}

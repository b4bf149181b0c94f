import { createStore } from 'zustand/vanilla';
import type { Destination } from '../../contract/destination/destination.ts';
import type { Inside, InsideByPlace, InsideWatch } from '../stores/insideWatch.ts';
import type { PlacesStore } from '../stores/placesStore.ts';
import { group, meetRoom, roomWithPin } from './foundScenes.ts';
import { invitation } from './madeUp.ts';

/** How full Home's list is. */
export type HomeScene = 'first' | 'few' | 'many' | 'servers';

interface MadeUpPlace {
	readonly people: string;
	readonly ownTitle?: string;
	readonly favourite?: boolean;
	readonly daysAgo: number;
	readonly inside?: Inside;
	/** Where it is, if not on a Parley host. */
	readonly destination?: Destination;
}

const inside = (...names: string[]): Inside => ({ kind: 'inside', names });

const few: readonly MadeUpPlace[] = [
	{
		people: 'Chloé Dubois, Dai Nakamura, Eva Novák',
		ownTitle: 'Standup',
		favourite: true,
		daysAgo: 0,
		inside: inside('Chloé Dubois', 'Dai Nakamura'),
	},
	{ people: 'Grandma, Ben Okri', ownTitle: 'Family', favourite: true, daysAgo: 2, inside: inside() },
	{ people: 'Farid Haddad', daysAgo: 1 },
];
const many: readonly MadeUpPlace[] = [
	...few,
	{
		people: 'Maximiliane Alexandra von Hohenstein-Wittelsbach, Bartholomäus',
		ownTitle: 'Thursday’s long planning of everything that is left to be done',
		favourite: true,
		daysAgo: 5,
		inside: inside('Grace', 'Ines Ferreira', 'Jun', 'Kofi Mensah', 'Lena Vogel', 'Mateo', 'Nadia Rahman'),
	},
	{ people: 'محمد العلي', daysAgo: 3, inside: inside('محمد العلي') },
	{ people: 'Olu, Priya Raman', daysAgo: 4, inside: { kind: 'away' } },
	{ people: '', daysAgo: 9, inside: { kind: 'gone' } },
	{ people: 'Quentin, Rosa, Søren Dahl', daysAgo: 30, inside: inside() },
	{ people: 'Tariq', daysAgo: 400 },
];

/** Calls on every kind of server. */
const servers: readonly MadeUpPlace[] = [
	...few.slice(0, 1),
	{ people: '', daysAgo: 0, destination: group },
	{ people: 'Ben Okri', daysAgo: 1, destination: roomWithPin },
	{ people: '', daysAgo: 2, destination: meetRoom },
];

const now = Date.UTC(2026, 10, 12, 9, 20);

const lists = { first: [], few, many, servers } as const;

/** Fills the list. @returns who is inside, as if it had been looked at */
export function furnishHome(kind: HomeScene, places: PlacesStore): InsideWatch {
	const found: Record<string, Inside> = {};
	for (const [index, one] of lists[kind].entries()) {
		const there: Destination = one.destination ?? {
			kind: 'parley',
			invitation: { ...invitation, roomId: `roomNumber${index}` },
		};
		places.remember(there, one.people, now - one.daysAgo * 86_400_000);
		const id = places.of(there)?.id ?? '';
		if (one.favourite) places.setFavourite(id, true);
		if (one.ownTitle) places.rename(id, one.ownTitle);
		if (one.inside) found[id] = one.inside;
	}
	return { store: createStore<InsideByPlace>(() => found), watch: () => () => undefined };
}

import type { StoreApi } from 'zustand/vanilla';
import type { OpenCall } from './callStore.ts';
import type { PlacesStore } from './placesStore.ts';

/** A call is remembered once one was in it, under the names of those who were there. */
export function rememberCalls(
	store: StoreApi<{ readonly call: OpenCall | null }>,
	places: Pick<PlacesStore, 'of' | 'remember'>,
): void {
	store.subscribe(({ call }, { call: before }) => {
		if (!call || call === before || call.hosted) return;
		call.store.subscribe(({ call: now }, { call: then }) => {
			const entered = now.phase.kind === 'inside' && then.phase.kind !== 'inside';
			const changed = now.phase.kind === 'inside' && now.participants.length !== then.participants.length;
			if (!entered && !changed) return;
			const others = now.participants.filter((participant) => !participant.isSelf);
			const names = others.map((participant) => participant.name).join(', ');
			const title = names || (places.of(call.destination)?.title ?? '');
			places.remember(call.destination, title, Date.now());
		});
	});
}

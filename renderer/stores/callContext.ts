import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { CallIntents, OwnMedia, ParticipantState, TrackState } from '../call/state.ts';
import type { Capability, Source, UnavailableReason } from '../session/session.ts';
import type { CallView, OpenCall } from './callStore.ts';
import { isPinned, type Pin, type StageView } from './stageStore.ts';

const CallContext = createContext<OpenCall | null>(null);
export const CallProvider = CallContext.Provider;

export function useOpenCall(): OpenCall {
	const call = useContext(CallContext);
	if (!call) throw new Error('useOpenCall outside of CallProvider');
	return call;
}

export function useIntents(): CallIntents {
	return useOpenCall().intents;
}

/** Draws again only when what is selected is another value: select single values, not objects made anew. */
export function useCall<T>(select: (view: CallView) => T): T {
	return useStore(useOpenCall().store, select);
}

export function useOwn<T>(select: (own: OwnMedia) => T): T {
	return useCall((view) => select(view.call.own));
}

/** Why this call cannot do something; null if it can, and while that is not known yet. */
export function useUnavailable(capability: Capability): UnavailableReason | null {
	return useCall(({ call }) => {
		const able = call.capabilities?.[capability] ?? true;
		return able === true ? null : able.unavailable;
	});
}

/** One value of one person; undefined once they left. */
export function usePerson<T>(id: string, select: (person: ParticipantState) => T): T | undefined {
	return useCall((view) => {
		const person = view.people.get(id);
		return person && select(person);
	});
}

/** One track of one person; the same value while nothing about it changes, however often the engine speaks. */
export function useTrack(id: string, source: Source): TrackState | undefined {
	return useStore(
		useOpenCall().store,
		useShallow((view: CallView) => view.people.get(id)?.tracks[source]),
	);
}

export function useStage<T>(select: (stage: StageView) => T): T {
	return useStore(useOpenCall().stage.store, select);
}

export function useIsPinned(one: Pin): boolean {
	return useStage(({ pinned }) => isPinned(pinned, one));
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Destination } from '../../contract/destination/destination.ts';
import type { CallIntents, CallState, ParticipantState } from '../call/state.ts';
import type { RoomPreview, SessionIdentity } from '../session/session.ts';
import { SessionError, type SessionErrorReason } from '../session/sessionError.ts';
import { createDraftStore, type DraftStore } from './draftStore.ts';
import type { Engine } from './engine.ts';
import { createStageStore, type StageStore } from './stageStore.ts';

/**
 * The engine's state, arranged for views. `ids` and `people` are made once for each change, so that a
 * tile finds its person without searching, and `ids` stays the same value while nobody comes or goes.
 */
export interface CallView {
	readonly call: CallState;
	readonly ids: readonly string[];
	readonly people: ReadonlyMap<string, ParticipantState>;
	/** Who is inside before one joins: `looking` until the host has answered, null if it tells nothing. */
	readonly preview: RoomPreview | null | 'looking';
	/** Why nothing could be seen of it; joining may still be tried. */
	readonly previewProblem: SessionErrorReason | null;
}

/** A call that is open here: joined, about to be, or ended. */
export interface OpenCall {
	readonly store: StoreApi<CallView>;
	readonly intents: CallIntents;
	readonly engine: Engine;
	/** How one has arranged the stage for oneself: what is pinned, and whether one sees oneself. */
	readonly stage: StageStore;
	readonly draft: DraftStore;
	readonly destination: Destination;
	/** Who one is to the host. */
	readonly identity: SessionIdentity;
	/** The call runs on this machine's own host. */
	readonly hosted: boolean;
	/** Leaves, and stops listening to the engine. */
	close(): Promise<void>;
}

/** Copies what the engine says into a store; views read the store and call the engine's intents. */
export function createOpenCall(
	engine: Engine,
	where: Pick<OpenCall, 'destination' | 'hosted' | 'identity'>,
): OpenCall {
	const store = createStore<CallView>(() => ({
		...arrange(engine.state, []),
		preview: 'looking' as const,
		previewProblem: null,
	}));
	const copy = (call: CallState) => store.setState(arrange(call, store.getState().ids));
	engine.events.on('changed', copy);
	engine.preview().then(
		(preview) => store.setState({ preview }),
		(cause: unknown) => {
			if (!(cause instanceof SessionError)) console.error('The look inside failed', cause);
			const previewProblem = cause instanceof SessionError ? cause.reason : 'protocol';
			// Leaving the lobby stops the look inside, which is no problem of the host's.
			store.setState({ preview: null, previewProblem: previewProblem === 'aborted' ? null : previewProblem });
		},
	);
	return {
		store,
		intents: engine,
		engine,
		stage: createStageStore(),
		draft: createDraftStore(),
		...where,
		async close() {
			engine.events.off('changed', copy);
			await engine.leave();
		},
	};
}

function arrange(call: CallState, before: readonly string[]) {
	const ids = call.participants.map((participant) => participant.id);
	const same = ids.length === before.length && ids.every((id, index) => id === before[index]);
	return {
		call,
		ids: same ? before : ids,
		people: new Map(call.participants.map((participant) => [participant.id, participant])),
	};
}

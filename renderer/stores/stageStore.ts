import { createStore, type StoreApi } from 'zustand/vanilla';

/** Something that can have the large place: somebody's picture, or what they share. */
export interface Pin {
	readonly kind: 'person' | 'share';
	/** Whose. */
	readonly id: string;
}

/** How this person has arranged the stage, for this call only. Nobody else hears of it. */
export interface StageView {
	/** Kept in the large place whoever speaks; one who left and comes back has it again. */
	readonly pinned: Pin | null;
	/** One's own picture is not shown here. The others see it all the same. */
	readonly selfHidden: boolean;
}

export interface StageStore {
	readonly store: StoreApi<StageView>;
	/** Gives it the large place; the one that had it goes back to the others. */
	pin(pin: Pin): void;
	unpin(): void;
	/** Pins it, or takes the pin out if it is the one. */
	togglePin(pin: Pin): void;
	setSelfHidden(hidden: boolean): void;
}

/** Made with each call and gone with it. */
export function createStageStore(): StageStore {
	const store = createStore<StageView>(() => ({ pinned: null, selfHidden: false }));
	const pin = (wanted: Pin) => store.setState({ pinned: wanted });
	const unpin = () => store.setState({ pinned: null });
	return {
		store,
		pin,
		unpin,
		togglePin: (wanted) => (isPinned(store.getState().pinned, wanted) ? unpin() : pin(wanted)),
		setSelfHidden: (selfHidden) => store.setState({ selfHidden }),
	};
}

export function isPinned(pinned: Pin | null, one: Pin): boolean {
	return pinned?.kind === one.kind && pinned.id === one.id;
}

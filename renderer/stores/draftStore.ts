import { createStore, type StoreApi } from 'zustand/vanilla';

/** What one has begun to write: it stays while the chat is closed, as long as the call is open, and nowhere else. */
export type DraftStore = StoreApi<{ readonly text: string }>;

export function createDraftStore(): DraftStore {
	return createStore(() => ({ text: '' }));
}

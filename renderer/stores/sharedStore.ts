import { z } from 'zod';
import type { Keeper } from '../platform/platform.ts';
import { createSavedStore } from './savedStore.ts';

const most = 12;
const sharedForm = z.object({ titles: z.array(z.string().max(1000)).max(most) });
type Shared = z.infer<typeof sharedForm>;

/** Which windows and screens one has shared, by their titles, the latest first. It never leaves this machine. */
export function createSharedStore(keeper: Keeper) {
	const { store } = createSavedStore<Shared>({
		keeper,
		name: 'shared',
		form: sharedForm,
		initial: { titles: [] },
	});
	return {
		store,
		remember(title: string): void {
			const others = store.getState().titles.filter((one) => one !== title);
			store.setState({ titles: [title, ...others].slice(0, most) });
		},
	};
}
export type SharedStore = ReturnType<typeof createSharedStore>;

import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Kept } from '../../contract/bridge/saved.ts';
import type { Keeper } from '../platform/platform.ts';
import { createSavedStore } from './savedStore.ts';
import { createSavingStore } from './savingStore.ts';

const form = z.object({
	name: z.string(),
	loud: z.boolean(),
	list: z.array(z.object({ at: z.number() })),
});
const none = { kind: 'none' } as const;
const initial: z.infer<typeof form> = { name: '', loud: true, list: [] };

function open(settings: Kept, loose = false) {
	const did: string[] = [];
	const keeper: Keeper = {
		kept: { settings, places: none, shared: none },
		write: (name, text) => did.push(`${name} ${text}`),
		setAside: (name) => did.push(`aside ${name}`),
		onUnwritable: () => {},
	};
	const saved = createSavedStore({ keeper, name: 'settings', form: loose ? form.loose() : form, initial });
	return { ...saved, did, state: () => saved.store.getState() };
}
const kept = (value: unknown): Kept => ({ kind: 'kept', text: JSON.stringify(value) });

test('what was kept is there, and each change is kept', () => {
	const { state, store, problem, did } = open(kept({ name: 'Anna', loud: false, list: [] }));
	expect([state(), problem, did]).toEqual([{ name: 'Anna', loud: false, list: [] }, null, []]);
	store.setState({ name: 'Ben' });
	expect(did).toEqual(['settings {"name":"Ben","loud":false,"list":[]}']);
});

test('what an earlier version did not know begins as it does for everybody', () => {
	const { state, problem, did } = open(kept({ name: 'Anna' }));
	expect([state(), problem, did]).toEqual([{ ...initial, name: 'Anna' }, null, []]);
});

test('what a later version knows stays', () => {
	const { store, did } = open(kept({ name: 'Anna', hologram: 'blue' }), true);
	store.setState({ name: 'Ben' });
	expect(JSON.parse(did[0]?.replace('settings ', '') ?? '')).toMatchObject({ name: 'Ben', hologram: 'blue' });
});

test('one bad field costs nobody the others', () => {
	const saved = { name: 'Anna', loud: 'very', list: [{ at: 1 }, { at: 'noon' }, 7, { at: 2 }] };
	const { state, problem, did } = open(kept(saved));
	expect(state()).toEqual({ name: 'Anna', loud: true, list: [{ at: 1 }, { at: 2 }] });
	expect(problem).toBe('incomplete');
	// The old one first goes out of the way.
	expect(did).toEqual(['aside settings', expect.stringContaining('"Anna"')]);
});

test.each(['{', '7', 'null', '"text"'])('%s is set aside as a whole', (text) => {
	const { state, problem, did } = open({ kind: 'kept', text });
	expect([state(), problem, did[0]]).toEqual([initial, 'damaged', 'aside settings']);
});

test.each(['damaged', 'newer', 'locked'] as const)('%s by the word of the desktop', (kind) => {
	const { state, problem, did } = open({ kind });
	expect([state(), problem, did]).toEqual([initial, kind, []]);
});

test('that nothing can be written is said once', () => {
	let tell = () => {};
	const saving = createSavingStore(
		{
			kept: { settings: none, places: none, shared: none },
			write: () => {},
			setAside: () => {},
			onUnwritable: (listener) => {
				tell = () => listener('settings');
			},
		},
		{ settings: null, places: null },
	);
	tell();
	expect(saving.store.getState().unwritable).toBe(true);
	saving.dismiss('unwritable');
	tell();
	expect(saving.store.getState().unwritable).toBe(false);
});

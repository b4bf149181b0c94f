import { expect, test } from 'vitest';
import { captureSource } from '../../contract/bridge/features.ts';
import { shownSources } from './source.ts';

const empty = {
	isEmpty: () => true,
	toDataURL: () => 'data:image/png;base64,',
	toJPEG: () => Buffer.alloc(0),
};
const drawn = {
	isEmpty: () => false,
	toDataURL: () => 'data:image/png;base64,AAAA',
	toJPEG: () => Buffer.from([0xff, 0xd8, 0xff]),
};
const display_id = '';

test("the app's own windows are left out, screens never", () => {
	const sources = [
		{ id: 'screen:42:0', name: 'Entire screen', thumbnail: drawn, appIcon: null, display_id },
		{ id: 'window:42:0', name: 'Parley', thumbnail: drawn, appIcon: null, display_id },
		{ id: 'window:43:0', name: 'Notes', thumbnail: drawn, appIcon: drawn, display_id },
	];
	expect(shownSources(sources, ['window:42:1']).map(({ id }) => id)).toEqual(['screen:42:0', 'window:43:0']);
});

test('what is shown is as the contract says, pictures or not', () => {
	const sources = [
		{ id: 'window:1:0', name: 'x'.repeat(5000), thumbnail: empty, appIcon: empty, display_id },
		{ id: 'screen:2:0', name: '', thumbnail: drawn, appIcon: drawn, display_id },
	];
	const shown = shownSources(sources, []);
	expect(shown.map((source) => captureSource.parse(source))).toEqual(shown);
	expect(shown[0]).not.toHaveProperty('icon');
	expect(shown[0]?.thumbnail).toBe('');
	expect(shown[1]).toMatchObject({ kind: 'screen', icon: 'data:image/png;base64,AAAA' });
	expect(shown[1]?.thumbnail).toBe('data:image/jpeg;base64,/9j/');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rememberWindow } from './windowMemory.ts';

let folder: string;
let failures: unknown[];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'parley-window-'));
	failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = () => rememberWindow(join(folder, 'deep', 'window.json'), (error) => failures.push(error));

const place = {
	bounds: { x: 1, y: 2, width: 800, height: 600 },
	maximised: true,
	display: { id: 5, workArea: { x: 0, y: 0, width: 1440, height: 900 } },
};

test('is found again by the next start, each part of it', () => {
	const memory = open();
	expect(memory.state).toEqual({});
	memory.keep({ placement: place });
	memory.keep({ toldOfTray: true });
	expect(open().state).toEqual({ placement: place, toldOfTray: true });
	expect(failures).toEqual([]);
});

test.each(['', '{"placement":', '{"placement":{"bounds":1}}', 'null'])(
	'a damaged file (%j) is as good as none, and said',
	(text) => {
		open().keep({ toldOfTray: true });
		writeFileSync(join(folder, 'deep', 'window.json'), text);
		const memory = open();
		expect(memory.state).toEqual({});
		expect(failures).toHaveLength(1);
		memory.keep({ toldOfTray: true });
		expect(open().state).toEqual({ toldOfTray: true });
	},
);

import { expect, test } from 'vitest';
import { descendants, readStat } from './processTree.ts';

test('a line of /proc is read, whatever the process calls itself', () => {
	const line = '42 (a) b (c) S 7 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 1 0 1000 2000 300';
	expect(readStat(line)).toEqual({ id: 42, parent: 7, cpuTicks: 300 });
});

test('a tree holds children and their children, and no strangers', () => {
	const processes = [
		{ id: 5, parent: 4, cpuTicks: 0 },
		{ id: 1, parent: 0, cpuTicks: 0 },
		{ id: 4, parent: 2, cpuTicks: 0 },
		{ id: 2, parent: 1, cpuTicks: 0 },
		{ id: 3, parent: 1, cpuTicks: 0 },
	];
	expect(descendants(processes, 2).map(({ id }) => id)).toEqual([2, 4, 5]);
});

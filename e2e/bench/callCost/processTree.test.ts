import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { childrenOf, costOfProcesses, descendants, readStat } from './processTree.ts';

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

// Costs are read from /proc, which other systems do not have.
test.runIf(process.platform === 'linux')(
	'a process is counted with what it began, and without what is left out',
	async () => {
		const child = spawn(process.execPath, ['-e', "console.log('here'); setInterval(() => {}, 1000)"]);
		try {
			await once(child.stdout, 'data');
			const id = child.pid ?? 0;
			expect(await childrenOf(process.pid)).toContain(id);
			const [all, without] = [await costOfProcesses(process.pid), await costOfProcesses(process.pid, [id])];
			expect(all.processes).toBe(without.processes + 1);
			expect((await costOfProcesses(id)).cpuSeconds).toBeGreaterThan(0);
		} finally {
			child.kill();
			await once(child, 'exit');
		}
	},
);

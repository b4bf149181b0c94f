import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { NotMeasurable } from '../measurement.ts';

export interface ProcessCost {
	readonly processes: number;
	/** Seconds of CPU since each of them began. */
	readonly cpuSeconds: number;
	/** Memory, each shared page divided among those who share it (PSS). */
	readonly bytes: number;
}

export interface TreeCost {
	/** All but the host. */
	readonly app: ProcessCost;
	/** The process of the embedded host, and its media workers. */
	readonly host: ProcessCost;
}

interface Process {
	readonly id: number;
	readonly parent: number;
	readonly cpuTicks: number;
}

/**
 * What a running app costs now, with all its processes.
 * @throws {NotMeasurable} where there is no /proc
 */
export async function costOfTree(root: number): Promise<TreeCost> {
	requireProc();
	const all = await readProcesses();
	const tree = descendants(all, root);
	const hosts = new Set<number>();
	for (const { id } of tree)
		if (isHost(await readCommand(id))) for (const one of descendants(all, id)) hosts.add(one.id);
	return {
		app: await sum(tree.filter(({ id }) => !hosts.has(id))),
		host: await sum(tree.filter(({ id }) => hosts.has(id))),
	};
}

/** What a process and all that it began cost now. @param except what of them is left out, with all that it began */
export async function costOfProcesses(root: number, except: readonly number[] = []): Promise<ProcessCost> {
	requireProc();
	const all = await readProcesses();
	const left = new Set(except.flatMap((one) => descendants(all, one)).map(({ id }) => id));
	return sum(descendants(all, root).filter(({ id }) => !left.has(id)));
}

/** The ids of the processes that one has begun itself and that still run. */
export async function childrenOf(id: number): Promise<number[]> {
	requireProc();
	return (await readProcesses()).filter(({ parent }) => parent === id).map((child) => child.id);
}

function requireProc(): void {
	if (process.platform !== 'linux') throw new NotMeasurable('costs of processes are read from /proc');
}

/** A process and all that it began. */
export function descendants(all: readonly Process[], root: number): Process[] {
	const found = all.filter(({ id }) => id === root);
	for (const { id } of found) found.push(...all.filter(({ parent }) => parent === id));
	return found;
}

/** Electron's utility processes that run Node; Chromium's own have other kinds. */
function isHost(command: string): boolean {
	return command.includes('--utility-sub-type=node.mojom.NodeService');
}

async function readProcesses(): Promise<Process[]> {
	const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	const read = await Promise.all(
		ids.map(async (id) => {
			try {
				return readStat(await readFile(`/proc/${id}/stat`, 'utf8'));
			} catch {
				return null; // It ended in the meantime.
			}
		}),
	);
	return read.filter((one) => one !== null);
}

/** A line of /proc/<id>/stat (proc_pid_stat(5)); the name, in brackets, may hold anything. */
export function readStat(line: string): Process {
	const id = Number.parseInt(line, 10);
	const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
	// Counted from the state, which is field 3: parent 4, user time 14, system time 15.
	return { id, parent: Number(fields[1]), cpuTicks: Number(fields[11]) + Number(fields[12]) };
}

async function readCommand(id: number): Promise<string> {
	try {
		return (await readFile(`/proc/${id}/cmdline`, 'utf8')).replaceAll('\0', ' ');
	} catch {
		return ''; // It ended in the meantime.
	}
}

async function sum(processes: readonly Process[]): Promise<ProcessCost> {
	const bytes = await Promise.all(processes.map(({ id }) => readMemory(id)));
	const ticks = processes.reduce((total, { cpuTicks }) => total + cpuTicks, 0);
	return {
		processes: processes.length,
		cpuSeconds: ticks / ticksPerSecond(),
		bytes: bytes.reduce((total, one) => total + one, 0),
	};
}

async function readMemory(id: number): Promise<number> {
	try {
		const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
		return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
	} catch {
		return 0; // It ended in the meantime.
	}
}

let ticks: number | undefined;

function ticksPerSecond(): number {
	ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
	return ticks;
}

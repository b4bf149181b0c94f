import { ip } from './ip.ts';

/** Names say whose they are, so that what a run left behind that was killed can be told from what is in use. */
const nameOf = (part: string, made: number) => `parley-${process.pid}-${made}-${part}`;
const nameForm = /^parley-(\d+)-\d+-[a-z]+$/;
let made = 0;

/**
 * Makes network namespaces with nothing in them but a loopback device that is up.
 * @returns their names, as `ip netns` takes them
 */
export async function makeNamespaces<P extends string>(parts: readonly P[]): Promise<Record<P, string>> {
	await removeLeftovers();
	made++;
	const names = {} as Record<P, string>;
	for (const part of parts) {
		const name = nameOf(part, made);
		await ip('netns', 'add', name);
		names[part] = name;
		await ip('-n', name, 'link', 'set', 'lo', 'up');
	}
	return names;
}

/** Ends what still runs in it first: a namespace with processes lives on without a name. */
export async function removeNamespace(name: string): Promise<void> {
	for (const pid of await processesIn(name)) end(pid);
	await ip('netns', 'del', name);
}

/** The ids of all processes in a namespace. */
export async function processesIn(name: string): Promise<number[]> {
	return (await ip('netns', 'pids', name)).split('\n').filter(Boolean).map(Number);
}

/** Namespaces of test runs that are no more. */
async function removeLeftovers(): Promise<void> {
	for (const line of (await ip('netns', 'list')).split('\n')) {
		const [name = ''] = line.split(' ');
		const pid = nameForm.exec(name)?.[1];
		// Another run that starts at this moment may have been quicker.
		if (pid && !isAlive(Number(pid))) await removeNamespace(name).catch(() => {});
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function end(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It ended by itself meanwhile.
	}
}

import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is always whole, whenever the power fails: a new one beside it, on the disk, then in
 * its place. Only this user may read it.
 * @throws what the file system says; the old file is then untouched
 */
export async function replaceFile(path: string, text: string): Promise<void> {
	const folder = dirname(path);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const fresh = `${path}.new`;
	try {
		await withFile(fresh, 'w', async (file) => {
			// One that an earlier crash left keeps the mode that it was made with.
			await file.chmod(0o600);
			await file.writeFile(text);
			await file.sync();
		});
		await rename(fresh, path);
	} catch (error) {
		await rm(fresh, { force: true }).catch(() => undefined);
		throw error;
	}
	// The new name is on the disk once the folder is. Windows cannot open folders, and needs no such thing.
	if (process.platform !== 'win32') await withFile(folder, 'r', (file) => file.sync()).catch(() => undefined);
}

async function withFile(
	path: string,
	flags: string,
	work: (file: FileHandle) => Promise<void>,
): Promise<void> {
	const file = await open(path, flags, 0o600);
	try {
		await work(file);
	} finally {
		await file.close();
	}
}

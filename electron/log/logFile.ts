import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that never outgrows `maximumBytes` by more than an entry: it is then put aside as `<path>.1`, and
 * older ones move up to `<path>.<kept>`. Written synchronously, since entries are few and the last ones
 * before a crash count most.
 */
export class LogFile {
	private size: number;

	/** @throws what the file system says, when the folder cannot be made */
	constructor(
		private readonly path: string,
		private readonly maximumBytes: number,
		private readonly kept: number,
	) {
		mkdirSync(dirname(path), { recursive: true });
		this.size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	}

	/** @throws what the file system says */
	append(entry: string): void {
		if (this.size >= this.maximumBytes) this.rotate();
		appendFileSync(this.path, entry);
		this.size += Buffer.byteLength(entry);
	}

	private rotate(): void {
		rmSync(`${this.path}.${this.kept}`, { force: true });
		for (let number = this.kept - 1; number >= 0; number--) {
			const from = number === 0 ? this.path : `${this.path}.${number}`;
			if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${this.path}.${number + 1}`);
		}
		this.size = 0;
	}
}

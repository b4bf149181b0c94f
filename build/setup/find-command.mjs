import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a command as the shell would.
 *
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} its path
 */
export function findCommand(command, env = process.env) {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
	for (const folder of (env.PATH ?? '').split(delimiter)) {
		for (const ending of endings) {
			const path = join(folder, command + ending);
			if (folder && isExecutable(path)) return path;
		}
	}
	return undefined;
}

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		// Not there, or not ours to run: either way it is not the command.
		return false;
	}
}

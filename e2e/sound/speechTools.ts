import { spawnSync } from 'node:child_process';

/** Whether this machine can make speech in noise. The set-up installs what is needed where it may. */
export function speechToolsInstalled(): boolean {
	return ['espeak-ng', 'sox'].every((tool) => spawnSync(tool, ['--version']).status === 0);
}

import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** Why no network can be made on this machine; undefined if one can. */
export function missingNetwork(): string | undefined {
	if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
	if (process.getuid?.() !== 0) return 'only root may make network namespaces';
	try {
		accessSync('/dev/net/tun', constants.R_OK | constants.W_OK);
	} catch {
		return 'there is no /dev/net/tun';
	}
	if (!process.env.PARLEY_SHAPER) return 'the link between the namespaces is not here: npm run setup -- test';
	return tryOut();
}

/** Containers often have root without the right to make any. */
function tryOut(): string | undefined {
	const name = `parley-${process.pid}-0-try`;
	try {
		execFileSync('ip', ['netns', 'add', name], { stdio: ['ignore', 'ignore', 'pipe'] });
	} catch (error) {
		const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		return missing ? 'iproute2 is not here' : 'network namespaces cannot be made here';
	}
	execFileSync('ip', ['netns', 'del', name]);
	return undefined;
}

import type { Device } from '../../../contract/signalling/dialect.ts';

/** What we tell the others about what we use: the engine and its version, nothing that singles out a person. */
export function ownDevice(): Device {
	const agent = globalThis.navigator?.userAgent ?? '';
	const version = /Chrome\/(\d+)/.exec(agent)?.[1];
	if (version) return { flag: 'chrome', name: agent.includes('Electron') ? 'Parley' : 'Chromium', version };
	const firefox = /Firefox\/(\d+)/.exec(agent)?.[1];
	if (firefox) return { flag: 'firefox', name: 'Firefox', version: firefox };
	return {
		flag: agent.includes('Safari') ? 'safari' : 'unknown',
		name: agent.includes('Safari') ? 'Safari' : 'Browser',
	};
}

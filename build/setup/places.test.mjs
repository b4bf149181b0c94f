import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder, systemName } from './places.mjs';
import { prebuiltUrl } from './worker-prebuilt.mjs';

it("follows each platform's custom for caches", () => {
	expect(cacheFolder('linux', {}, '/home/a')).toBe(join('/home/a', '.cache', 'parley'));
	expect(cacheFolder('linux', { XDG_CACHE_HOME: '/c' }, '/home/a')).toBe(join('/c', 'parley'));
	expect(cacheFolder('darwin', {}, '/Users/a')).toBe(join('/Users/a', 'Library', 'Caches', 'parley'));
	expect(cacheFolder('win32', { LOCALAPPDATA: '/l' }, '/u')).toBe(join('/l', 'parley'));
	expect(cacheFolder('win32', {}, '/u')).toBe(join('/u', 'AppData', 'Local', 'parley'));
});

it('tells systems apart that a compiled worker does not run across', () => {
	expect(systemName('PRETTY_NAME="x"\nID=debian\nVERSION_ID="12"\n')).toBe('debian12');
	expect(systemName('ID="arch"\n')).toBe('arch');
	expect(systemName('')).toBe(process.platform);
});

it("names the worker's official build as mediasoup does", () => {
	const linux = { platform: 'linux', arch: 'x64', release: '6.18.44' };
	expect(prebuiltUrl('3.27.1', linux, 'https://mirror.example')).toBe(
		'https://mirror.example/3.27.1/mediasoup-worker-3.27.1-linux-x64-kernel6.tgz',
	);
	const mac = { platform: 'darwin', arch: 'arm64', release: '25.0.0' };
	expect(prebuiltUrl('3.27.1', mac, 'b')).toBe('b/3.27.1/mediasoup-worker-3.27.1-darwin-arm64.tgz');
});

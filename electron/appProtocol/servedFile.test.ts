import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servedFile } from './servedFile.ts';

const folder = join('/', 'opt', 'parley', 'renderer');

test('the root is the page', () => {
	expect(servedFile(folder, 'parley-app://app/')?.path).toBe(join(folder, 'index.html'));
});

test('files are served with the type of their kind, queries ignored', () => {
	expect(servedFile(folder, 'parley-app://app/assets/a.js?v=1')).toEqual({
		path: join(folder, 'assets', 'a.js'),
		contentType: 'text/javascript; charset=utf-8',
	});
	expect(servedFile(folder, 'parley-app://app/rnnoise.wasm')?.contentType).toBe('application/wasm');
});

test.each([
	'parley-app://app/..%2f..%2fsecret.html',
	'parley-app://app/assets/..%2f..%2f..%2fsecret.html',
	'parley-app://app/%2e%2e%2f%2e%2e%2fsecret.json',
	'parley-app://app/..%5c..%5csecret.html',
	'parley-app://app/a%00.html',
	'parley-app://app/%E0%A4%A.html',
	'parley-app://app/etc/passwd',
	'parley-app://app/main.ts',
	'parley-app://elsewhere/index.html',
	'https://app/index.html',
	'',
])('%s is not served', (requested) => {
	expect(servedFile(folder, requested)).toBeUndefined();
});

test('dots that stay inside only lead inside', () => {
	expect(servedFile(folder, 'parley-app://app/../../../index.html')?.path).toBe(join(folder, 'index.html'));
});

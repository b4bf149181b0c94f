import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const source = '@jitsi/rnnoise-wasm/dist/rnnoise-sync.js';
const sourceFile = /rnnoise-wasm[\\/]dist[\\/]rnnoise-sync\.js$/;
const inlined = /(wasmBinaryFile = "data:application\/octet-stream;base64,)([A-Za-z0-9+/=]+)"/;

/**
 * Takes the wasm that rnnoise-sync.js carries as text out of it, as a file of its own
 * (`virtual:rnnoise.wasm?url`).
 *
 * An AudioWorklet has no `atob`: decoding and compiling 1.9 MB of text in its thread took 145 ms (Chromium
 * 156, two cores), in which no sound flows. So the page compiles the file, outside its threads of sound, and
 * the worklet only instantiates it.
 *
 * Goes into `plugins` and `worker.plugins` of a Vite configuration.
 */
export function rnnoiseWasm(): Plugin {
	let folder = '';
	return {
		name: 'parley:rnnoise-wasm',
		enforce: 'pre',
		configResolved(config) {
			folder = path.join(config.cacheDir, 'parley');
		},
		async resolveId(id) {
			if (id !== 'virtual:rnnoise.wasm?url') return null;
			const text = await readFile(createRequire(import.meta.url).resolve(source), 'utf8');
			const base64 = inlined.exec(text)?.[2];
			if (!base64) throw new Error(`${source} no longer carries its wasm where it is looked for.`);
			const file = path.join(folder, 'rnnoise.wasm');
			await mkdir(folder, { recursive: true });
			await writeFile(file, Buffer.from(base64, 'base64'));
			return `${file}?url`;
		},
		transform(code, id) {
			if (!sourceFile.test(id.split('?')[0] ?? id)) return null;
			return { code: code.replace(inlined, '$1"'), map: null };
		},
	};
}

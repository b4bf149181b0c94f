import { defineConfig } from 'vite';
import { rnnoiseWasm } from '../../../renderer/sound/denoise/rnnoiseWasm.vite.ts';

/** The page of the sound tests, built in the way of the app's own page. */
export default defineConfig({
	root: import.meta.dirname,
	base: './',
	plugins: [rnnoiseWasm()],
	// The worklet is a module of its own without imports; as a classic script it would look for `self`.
	worker: { format: 'es', plugins: () => [rnnoiseWasm()] },
	build: { target: 'chrome130', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});

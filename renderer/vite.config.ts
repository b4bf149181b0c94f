import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { rnnoiseWasm } from './sound/denoise/rnnoiseWasm.vite.ts';

/**
 * One build for the desktop (parley-app://app/) and for browsers (https://host/join/<room>): hence the
 * absolute base. Two pages: the app, and the sign that the desktop shows while something is shared.
 * `--mode gallery` builds the gallery of made-up screens instead, beside the product.
 */
export default defineConfig(({ mode }) => {
	const gallery = mode === 'gallery';
	return {
		root: import.meta.dirname,
		base: '/',
		plugins: [react(), rnnoiseWasm()],
		build: {
			outDir: gallery ? '../out/gallery' : '../out/renderer',
			emptyOutDir: true,
			target: 'chrome130',
			// The content security policy allows no data: or blob: code, and files cache better.
			assetsInlineLimit: 0,
			modulePreload: { polyfill: false },
			sourcemap: true,
			rolldownOptions: { input: gallery ? 'gallery/index.html' : ['index.html', 'sign/index.html'] },
		},
		// A worklet is one file of its own, loaded by address: `import url from './x.worklet.ts?worker&url'`.
		worker: { format: 'es', plugins: () => [rnnoiseWasm()] },
	};
});

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
	root,
	// Not beside the packages, which may be shared or read-only.
	cacheDir: join(root, 'out', 'vitest-cache'),
	test: {
		environment: 'node',
		include: ['contract', 'electron', 'preload', 'renderer', 'build', 'e2e'].map(
			(folder) => `${folder}/**/*.test.{ts,tsx,mjs}`,
		),
	},
});

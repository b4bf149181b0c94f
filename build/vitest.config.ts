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
		// A busy machine must not fail a test: what hangs is found all the same, only later.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		include: ['contract', 'electron', 'preload', 'renderer', 'build', 'e2e'].map(
			(folder) => `${folder}/**/*.test.{ts,tsx,mjs}`,
		),
	},
});

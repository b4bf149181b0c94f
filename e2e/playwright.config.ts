import { defineConfig } from '@playwright/test';

/**
 * One app after the other on one display. Three apps with software codecs fill two cores: a test that the
 * machine starved is tried again, and the run names every one that needed it (build/test.mjs).
 */
export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: '../out/e2e',
	workers: 1,
	retries: 2,
	timeout: 120_000,
});

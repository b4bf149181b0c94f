import { defineConfig } from '@playwright/test';

/** One app after the other on one display; what fails, fails: a retry would hide it. */
export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: '../out/e2e',
	workers: 1,
	retries: 0,
	timeout: 120_000,
});

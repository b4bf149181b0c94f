import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { packagedFuses } from './fuses.mjs';

const names = Object.values(FuseV1Options).filter((value) => typeof value === 'string');

test('every fuse that there is has been decided', () => {
	for (const name of names)
		expect(packagedFuses, name).toHaveProperty(String(FuseV1Options[name]), expect.any(Boolean));
	expect(packagedFuses.strictlyRequireAllFuses).toBe(true);
});

test('a packaged app runs nothing but itself', () => {
	const on = names.filter((name) => packagedFuses[FuseV1Options[name]]);
	expect(on.sort()).toEqual([
		'EnableCookieEncryption',
		'EnableEmbeddedAsarIntegrityValidation',
		'OnlyLoadAppFromAsar',
		'WasmTrapHandlers',
	]);
});

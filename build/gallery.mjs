import { launch } from './launch.mjs';
import { exitWith } from './setup/errors.mjs';
import { projectRoot } from './setup/places.mjs';
import { setUp } from './setup.mjs';

/** Renders every screen to pictures, with the arguments of our command line. */
await exitWith(async () => {
	await setUp({ purpose: 'gallery' });
	return launch(process.execPath, ['--import', 'tsx', 'e2e/gallery/render.ts', ...process.argv.slice(2)], {
		cwd: projectRoot,
	});
});

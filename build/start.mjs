import { lacksDisplay, withDisplay } from './display.mjs';
import { launch } from './launch.mjs';
import { announceElectron, electronRuntime, runtimeEnvironment, sandboxArguments } from './runtime.mjs';
import { exitWith } from './setup/errors.mjs';
import { projectRoot } from './setup/places.mjs';
import { setUp } from './setup.mjs';

await exitWith(async () => {
	await setUp({ purpose: 'start' });
	const runtime = electronRuntime();
	announceElectron(runtime);
	const sandbox = sandboxArguments();
	if (sandbox.length > 0) {
		console.error(
			'Starting without the sandbox, which Chromium cannot use as root. As any other user it is on.',
		);
	}
	const args = process.argv.slice(2);
	if (!lacksDisplay()) {
		return launch(runtime.path, [...sandbox, projectRoot, ...args], { env: runtimeEnvironment() });
	}
	console.error(
		'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Starting on a virtual display and hosting a call at once: its link follows.',
	);
	const hosting = args.includes('--host-and-print-link') ? args : ['--host-and-print-link', ...args];
	return withDisplay((env) =>
		launch(runtime.path, [...sandbox, projectRoot, ...hosting], { env: { ...runtimeEnvironment(), ...env } }),
	);
});

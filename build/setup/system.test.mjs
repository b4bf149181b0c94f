import { describe, expect, it } from 'vitest';
import { systemNeeds } from './system.mjs';
import { missingSentence } from './system-advice.mjs';
import { parseDpkgQuery } from './system-check.mjs';
import { systemPackages } from './system-packages.mjs';

const groups = (/** @type {import('./system.mjs').Need[]} */ needs) => needs.map(({ group }) => group);

describe('systemNeeds', () => {
	const screen = { platform: /** @type {const} */ ('linux'), env: { DISPLAY: ':0' } };
	const noScreen = { platform: /** @type {const} */ ('linux'), env: {} };

	it('asks for no browser and no sound tools to start the app', () => {
		expect(groups(systemNeeds('start', screen))).toEqual(['app']);
	});

	it('asks for a virtual display only where there is no screen', () => {
		expect(groups(systemNeeds('start', noScreen))).toEqual(['app', 'display']);
		expect(groups(systemNeeds('start', { ...noScreen, env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toEqual([
			'app',
		]);
	});

	it('asks for nothing to host on a server', () => {
		expect(systemNeeds('host', noScreen)).toEqual([]);
	});

	it('asks for the browser to render the gallery, and for no display', () => {
		expect(groups(systemNeeds('gallery', noScreen))).toEqual(['media']);
	});

	it('asks for everything to test, but insists on the app and the display only', () => {
		const needs = systemNeeds('test', noScreen);
		expect(groups(needs)).toEqual(['app', 'display', 'media', 'tests']);
		expect(groups(needs.filter(({ essential }) => essential))).toEqual(['app', 'display']);
	});

	it('leaves out what only X11 has, elsewhere', () => {
		for (const platform of /** @type {const} */ (['darwin', 'win32'])) {
			expect(groups(systemNeeds('test', { platform, env: {} }))).toEqual(['media']);
		}
	});
});

describe('missingSentence', () => {
	const gtk = systemPackages.app.slice(0, 2);

	it.each(
		/** @type {const} */ ([
			['apt', 'sudo apt-get install libgtk-3-0 libnss3'],
			['dnf', 'sudo dnf install gtk3 nss'],
			['pacman', 'sudo pacman -S --needed gtk3 nss'],
		]),
	)('gives the command for %s', (manager, command) => {
		expect(missingSentence(gtk, manager, 'run the app')).toBe(
			`To run the app, this system still needs: GTK 3, NSS. Install them with:\n    ${command}`,
		);
	});

	it.each(
		/** @type {const} */ ([
			['brew', 'brew install sox'],
			['winget', 'winget install ChrisBagwell.SoX'],
		]),
	)('gives the command for %s', (manager, command) => {
		const sox = systemPackages.media.filter(({ what }) => what === 'sox');
		expect(missingSentence(sox, manager, 'run every test')).toBe(
			`To run every test, this system still needs: sox. Install it with:\n    ${command}`,
		);
	});

	it('makes up no command for a system it does not know', () => {
		expect(missingSentence(gtk, 'unknown', 'run the app')).toBe(
			"To run the app, this system still needs: GTK 3, NSS. Install them with your system's package manager.",
		);
	});

	it('names no package twice', () => {
		const build = missingSentence(systemPackages.workerBuild, 'pacman', 'compile');
		expect(build.match(/ flatbuffers(?= |$)/g)).toHaveLength(1);
	});

	it('knows a package for every entry on each Linux', () => {
		for (const entry of Object.values(systemPackages).flat()) {
			expect([entry.deb[0], entry.dnf, entry.pacman], entry.what).not.toContain(undefined);
		}
	});
});

describe('parseDpkgQuery', () => {
	it('counts only what is installed', () => {
		const output = 'xvfb installed\nopenbox not-installed\nsox config-files\nlibnss3 installed\n';
		expect([...parseDpkgQuery(output)]).toEqual(['xvfb', 'libnss3']);
	});
});

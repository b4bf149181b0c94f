import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './command.mjs';
import { SetupError } from './errors.mjs';
import { missingSentence } from './system-advice.mjs';
import { mayInstall, missingPackages, packageManager } from './system-check.mjs';
import { systemPackages } from './system-packages.mjs';

/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */
/** @typedef {import('./system-packages.mjs').SystemGroup} SystemGroup */
/** @typedef {{ group: SystemGroup, to: string, essential: boolean }} Need */

/**
 * What the system must have for a purpose.
 *
 * @param {import('../setup.mjs').Purpose} purpose
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv }} [on]
 * @returns {Need[]}
 */
export function systemNeeds(purpose, { platform = process.platform, env = process.env } = {}) {
	/** @type {Need[]} */
	const needs = [];
	if (purpose === 'host' || purpose === 'unit') return needs;
	if (platform === 'linux' && purpose !== 'gallery') {
		needs.push({ group: 'app', to: 'run the app', essential: true });
		if (!env.DISPLAY && !env.WAYLAND_DISPLAY) {
			needs.push({ group: 'display', to: 'run without a screen', essential: true });
		}
	}
	if (purpose !== 'start') {
		needs.push({ group: 'media', to: `run everything of "npm run ${purpose}"`, essential: false });
	}
	if (purpose === 'test' && platform === 'linux') {
		needs.push({ group: 'tests', to: 'run every test', essential: false });
	}
	return needs;
}

/**
 * Installs what is missing where set-up may (Debian as root), and otherwise says
 * how to install it.
 *
 * @param {SystemPackage[]} missing
 * @param {import('./progress.mjs').Report} report
 * @param {{ to: string, essential: boolean }} need
 * @returns {Promise<void>}
 * @throws {SetupError} `system-packages` when something essential stays missing
 */
export async function provide(missing, report, { to, essential }) {
	if (missing.length === 0) return;
	if (!mayInstall()) {
		const sentence = missingSentence(missing, packageManager(), to);
		if (essential) throw new SetupError('system-packages', sentence);
		report.say(sentence);
		return;
	}
	const apt = ['-o', 'DPkg::Lock::Timeout=300'];
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	report.say(`to ${to}, installing ${missing.map((entry) => entry.what).join(', ')}`);
	try {
		await run('apt-get', [...apt, 'update'], { env });
		const names = missing.map((entry) => installableName(entry));
		await run('apt-get', [...apt, 'install', '--yes', '--no-install-recommends', ...names], { env });
		await stopServices(missing);
	} catch (cause) {
		const sentence = missingSentence(missing, packageManager(), to);
		if (essential)
			throw new SetupError('system-packages', `apt-get failed (see above). ${sentence}`, { cause });
		report.say(`apt-get failed (see above). ${sentence}`);
	}
}

/**
 * Packages of servers start them as they are installed. Whoever had one already keeps theirs as it is.
 *
 * @param {SystemPackage[]} installed just now
 */
async function stopServices(installed) {
	const services = installed.flatMap(({ service }) => service ?? []);
	// Only a system that systemd runs has anything to stop.
	if (services.length === 0 || !existsSync('/run/systemd/system')) return;
	await run('systemctl', ['disable', '--now', ...services]);
}

/** @param {SystemPackage} entry the name that this release of Debian or Ubuntu gives the package */
function installableName(entry) {
	const [first = ''] = entry.deb;
	if (entry.deb.length === 1) return first;
	return entry.deb.find((name) => hasCandidate(name)) ?? first;
}

/** @param {string} name */
function hasCandidate(name) {
	const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
	return /^ *Candidate: (?!\(none\))/m.test(stdout ?? '');
}

/** @param {import('../setup.mjs').Purpose} purpose */
function missingByNeed(purpose) {
	const needs = systemNeeds(purpose);
	const wanted = needs.flatMap(({ group }) => systemPackages[group]);
	const missing = new Set(missingPackages(wanted));
	return needs
		.map((need) => ({ need, missing: systemPackages[need.group].filter((entry) => missing.has(entry)) }))
		.filter((found) => found.missing.length > 0);
}

/** @type {import('../setup.mjs').Step} */
export const systemStep = {
	title: 'system libraries',
	pending({ purpose }) {
		const missing = missingByNeed(purpose).flatMap((found) => found.missing);
		return missing.length > 0 ? `${missing.length} missing` : undefined;
	},
	async run(report, { purpose }) {
		for (const { need, missing } of missingByNeed(purpose)) await provide(missing, report, need);
	},
};

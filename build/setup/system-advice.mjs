/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */
/** @typedef {import('./system-check.mjs').PackageManager} PackageManager */

/** @type {Record<Exclude<PackageManager, 'unknown'>, string>} */
const COMMANDS = {
	apt: 'sudo apt-get install',
	dnf: 'sudo dnf install',
	pacman: 'sudo pacman -S --needed',
	brew: 'brew install',
	winget: 'winget install',
};

/**
 * The command that installs these packages.
 *
 * @param {SystemPackage[]} packages
 * @param {PackageManager} manager
 * @returns {string | undefined} undefined where we do not know the system's package manager
 */
export function installCommand(packages, manager) {
	if (manager === 'unknown') return undefined;
	const names = packages.map((entry) => (manager === 'apt' ? entry.deb[0] : entry[manager]));
	const known = [...new Set(names.filter((name) => name !== undefined))];
	return `${COMMANDS[manager]} ${known.join(' ')}`;
}

/**
 * What is missing and what to do about it.
 *
 * @param {SystemPackage[]} packages
 * @param {PackageManager} manager
 * @param {string} purpose completes "To …," like `run the app`
 * @returns {string}
 */
export function missingSentence(packages, manager, purpose) {
	const names = packages.map((entry) => entry.what).join(', ');
	const command = installCommand(packages, manager);
	const advice = command
		? `Install ${packages.length === 1 ? 'it' : 'them'} with:\n    ${command}`
		: "Install them with your system's package manager.";
	return `To ${purpose}, this system still needs: ${names}. ${advice}`;
}

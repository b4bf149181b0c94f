/** Tells the app that nobody asked for its window: it starts into the tray. */
export const hiddenSwitch = '--hidden';

/**
 * The file that makes a Linux desktop start the app with the session (freedesktop.org, Desktop Application
 * Autostart Specification, and the quoting of `Exec` in the Desktop Entry Specification).
 * @param command the program and its arguments
 */
export function autostartEntry(command: readonly string[]): string {
	return [
		'[Desktop Entry]',
		'Type=Application',
		'Name=Parley',
		`Exec=${command.map(quoted).join(' ')}`,
		'Terminal=false',
		'X-GNOME-Autostart-enabled=true',
		'',
	].join('\n');
}

/**
 * `"`, `` ` ``, `$` and `\` are escaped within quotes; a string value doubles each backslash once more; and
 * `%` would begin a field code.
 */
function quoted(argument: string): string {
	const escaped = argument
		.replace(/["`$\\]/g, '\\$&')
		.replaceAll('\\', '\\\\')
		.replaceAll('%', '%%');
	return `"${escaped}"`;
}

/** Whether an entry that is there says that it is off: desktops switch it so instead of removing it. */
export function isSwitchedOff(entry: string): boolean {
	return /^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

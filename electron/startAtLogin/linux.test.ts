import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linuxStartAtLogin } from './linux.ts';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'parley-autostart-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const command = ['/opt/my apps/parley', '--say=100% "so" $HOME'];
const entryIn = (config: string) => join(config, 'autostart', 'parley.desktop');

test('an entry starts the app hidden, and goes again', () => {
	const start = linuxStartAtLogin({ env: {}, home, command: ['/opt/parley'] });
	expect(start.state()).toBe('off');
	start.set(true);
	expect(start.state()).toBe('on');
	expect(readFileSync(entryIn(join(home, '.config')), 'utf8')).toContain('Exec="/opt/parley" "--hidden"\n');
	start.set(false);
	start.set(false);
	expect(start.state()).toBe('off');
});

test('lies where the person keeps such files', () => {
	const config = join(home, 'elsewhere');
	linuxStartAtLogin({ env: { XDG_CONFIG_HOME: config }, home, command }).set(true);
	expect(readFileSync(entryIn(config), 'utf8')).toContain('[Desktop Entry]');
	linuxStartAtLogin({ env: { XDG_CONFIG_HOME: 'relative' }, home, command }).set(true);
	expect(readFileSync(entryIn(join(home, '.config')), 'utf8')).toContain('[Desktop Entry]');
});

test('arguments reach the app as they are', () => {
	linuxStartAtLogin({ env: {}, home, command }).set(true);
	// Two turns of escaping: that of Exec, and that of strings in the file.
	expect(readFileSync(entryIn(join(home, '.config')), 'utf8')).toContain(
		String.raw`Exec="/opt/my apps/parley" "--say=100%% \\"so\\" \\$HOME" "--hidden"`,
	);
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
	'a desktop that wrote %s switched it off',
	(line) => {
		mkdirSync(join(home, '.config', 'autostart'), { recursive: true });
		writeFileSync(entryIn(join(home, '.config')), `[Desktop Entry]\nExec=parley\n${line}\n`);
		const start = linuxStartAtLogin({ env: {}, home, command });
		expect(start.state()).toBe('off');
		start.set(true);
		expect(start.state()).toBe('on');
	},
);

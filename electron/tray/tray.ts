import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	Menu,
	type MenuItemConstructorOptions,
	type NativeImage,
	nativeImage,
	nativeTheme,
	Tray,
} from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { DesktopCommand } from '../../contract/bridge/features.ts';
import type { TrayHost } from './trayHost.ts';
import type { TrayEntry } from './trayMenu.ts';

export type TrayEvents = {
	command: DesktopCommand;
	open: undefined;
	quit: undefined;
};

/** What the tray shows just now. */
export interface TrayFace {
	/** Of the picture, in the icons' folder. */
	readonly file: string;
	readonly tooltip: string;
	readonly menu: readonly TrayEntry[];
}

/**
 * The app's icon in the tray, for as long as there is a tray. An icon that was made without one would not
 * show up later (Electron then settles for the older kind), so each tray that comes gets a new one.
 */
export class AppTray {
	readonly events: Emitter<TrayEvents> = mitt<TrayEvents>();
	#tray: Tray | undefined;
	#shown: TrayFace | undefined;

	/** @param face what is to be seen now; asked for when something changed */
	constructor(
		private readonly icons: string,
		private readonly host: TrayHost,
		private readonly face: () => TrayFace,
	) {
		host.events.on('changed', () => this.update());
		nativeTheme.on('updated', () => this.update());
		this.update();
	}

	/** Something changed. */
	update(): void {
		if (!this.host.there) {
			this.#tray?.destroy();
			this.#tray = undefined;
			this.#shown = undefined;
			return;
		}
		const face = this.face();
		const before = this.#shown;
		this.#shown = face;
		const tray = this.#tray ?? this.#create(face);
		if (before && before.file !== face.file) tray.setImage(this.#picture(face.file));
		if (before?.tooltip !== face.tooltip) tray.setToolTip(face.tooltip);
		// An open menu closes when it is replaced.
		if (JSON.stringify(before?.menu) !== JSON.stringify(face.menu))
			tray.setContextMenu(this.#menu(face.menu));
	}

	#create(face: TrayFace): Tray {
		const tray = new Tray(this.#picture(face.file));
		// On macOS a click opens the menu; elsewhere the menu has its own button.
		if (process.platform !== 'darwin') tray.on('click', () => this.events.emit('open'));
		this.#tray = tray;
		return tray;
	}

	#picture(file: string): NativeImage {
		const path = join(this.icons, file);
		// By its path it would be of three times the scale.
		if (file.includes('@')) return nativeImage.createFromBuffer(readFileSync(path));
		return nativeImage.createFromPath(path);
	}

	#menu(entries: readonly TrayEntry[]): Menu {
		return Menu.buildFromTemplate(entries.map((entry) => this.#item(entry)));
	}

	#item(entry: TrayEntry): MenuItemConstructorOptions {
		if (entry.kind === 'separator') return { type: 'separator' };
		// A single one would mark the next letter as the key of the entry.
		const label = entry.label.replaceAll('&', '&&');
		switch (entry.kind) {
			case 'title':
				return { label, enabled: false };
			case 'command':
				return { label, click: () => this.events.emit('command', entry.command) };
			case 'open':
				return { label, click: () => this.events.emit('open') };
			case 'quit':
				return { label, click: () => this.events.emit('quit') };
		}
	}
}

import { app, type BrowserWindow, dialog, nativeTheme } from 'electron';
import type { DesktopCommand, Habits } from '../../contract/bridge/features.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import type { Hosting } from '../hosting/hosting.ts';
import type { Log } from '../log/log.ts';
import { Notifications } from '../notifications/notifications.ts';
import { keepDisplayAwake, onWaking } from '../power/power.ts';
import { isInCall, type PageWatch } from '../presence/presence.ts';
import type { StartAtLogin } from '../startAtLogin/startAtLogin.ts';
import type { DesktopTexts } from '../texts/desktopTexts.ts';
import { AppTray } from '../tray/tray.ts';
import type { TrayHost } from '../tray/trayHost.ts';
import { trayIcon, trayIconFile } from '../tray/trayIcon.ts';
import { trayMenu, trayTooltip } from '../tray/trayMenu.ts';
import { presentWindow } from '../window/mainWindow.ts';
import type { WindowMemory } from '../window/windowMemory.ts';
import { whatClosingDoes } from './closing.ts';
import { Knocks } from './knocks.ts';
import { quitQuestion } from './quitQuestion.ts';
import { guardQuit } from './quitting.ts';

export interface ResidentParts {
	readonly window: BrowserWindow;
	readonly page: PageWatch;
	readonly hosting: Hosting;
	readonly texts: DesktopTexts;
	readonly trayHost: TrayHost;
	readonly startAtLogin: StartAtLogin;
	readonly memory: WindowMemory;
	/** The folder that build/icons.mjs draws. */
	readonly icons: string;
	readonly log: Log;
	readonly tell: {
		command(command: DesktopCommand): void;
		woke(): void;
		sight(seen: boolean): void;
		habits(habits: Habits): void;
	};
}

/**
 * The app as a resident of the desktop: its tray, what closing its window and quitting mean, what it says
 * while nobody looks, and that a call keeps the machine awake.
 */
export class Resident {
	readonly calls: FeatureCalls<'desktop'>;
	readonly #parts: ResidentParts;
	readonly #notifications: Notifications;
	readonly #knocks = new Knocks();
	readonly #tray: AppTray;
	/** Something happened that nobody has seen yet. */
	#isWaitedFor = false;
	readonly #quitting = guardQuit(() => this.#mayQuit());

	constructor(parts: ResidentParts) {
		this.#parts = parts;
		const { window, page, hosting, trayHost, icons, tell } = parts;
		this.#notifications = new Notifications(window, `${icons}/app.png`);
		this.#tray = new AppTray(icons, trayHost, () => this.#face());
		this.calls = this.#answers();

		page.events.on('changed', (presence) => {
			if (presence) parts.texts.speak(presence.language);
			this.#tray.update();
			if (!window.isDestroyed()) window.webContents.setBackgroundThrottling(!isInCall(presence));
			this.#tellOfKnocks();
		});
		hosting.events.on('unattended', () => {
			this.#tray.update();
			this.#tellOfKnocks();
		});
		hosting.events.on('changed', () => this.#tray.update());
		trayHost.events.on('changed', (there) => {
			tell.habits(this.#habits());
			// Nothing would lead to a hidden window any more.
			if (!there && !window.isDestroyed() && !window.isVisible()) this.#minimise();
		});
		this.#tray.events.on('open', () => this.present());
		this.#tray.events.on('quit', () => app.quit());
		this.#tray.events.on('command', (command) => this.#command(command));
		this.#notifications.events.on('waiting', (waiting) => {
			this.#isWaitedFor = waiting;
			app.setBadgeCount(waiting ? 1 : 0);
			this.#tray.update();
		});
		this.#notifications.events.on('clicked', (command) => {
			if (command) this.#command(command);
			else this.present();
		});
		window.on('close', (event) => {
			if (this.#quitting.isUnderway) return;
			event.preventDefault();
			this.#close();
		});
		this.#tellOfSight();
		app.on('activate', () => this.present());
		keepDisplayAwake(page);
		onWaking(tell.woke);
	}

	/** Brings the window before the person. */
	present(): void {
		if (!this.#parts.window.isDestroyed()) presentWindow(this.#parts.window);
	}

	/** For a start that nobody asked for: into the tray, or else as small as it gets. */
	async stayOutOfSight(): Promise<void> {
		const { trayHost, window } = this.#parts;
		await trayHost.known;
		if (!trayHost.there && !window.isDestroyed() && !window.isVisible()) this.#minimise();
	}

	/** In a call the page is not told by its engine: nothing of it is throttled, so it counts as visible. */
	#tellOfSight(): void {
		const { window, tell } = this.#parts;
		const say = () => tell.sight(canBeSeen(window));
		window.on('show', say);
		window.on('hide', say);
		window.on('minimize', say);
		window.on('restore', say);
	}

	#command(command: DesktopCommand): void {
		// Where it leads to must be seen; a switch is thrown without the window.
		if (['go', 'start-call', 'open-settings'].includes(command.kind)) this.present();
		this.#parts.tell.command(command);
	}

	#close(): void {
		const { window, page, trayHost } = this.#parts;
		const isHosting = this.#isHosting();
		const inCall = isInCall(page.current);
		const does = whatClosingDoes({
			presence: page.current,
			isHosting,
			hasTray: trayHost.there,
			platform: process.platform,
		});
		if (does === 'quit') app.quit();
		else if (does === 'minimise') this.#minimise();
		else {
			window.hide();
			if (inCall) this.#sayThatItGoesOn();
		}
	}

	#minimise(): void {
		this.#parts.window.minimize();
	}

	/** Once ever: who has learned it is not told again. */
	#sayThatItGoesOn(): void {
		const { memory, texts } = this.#parts;
		if (memory.state.toldOfTray) return;
		memory.keep({ toldOfTray: true });
		this.#notifications.show({ title: texts.t('desktop.stillHere'), body: texts.t('desktop.stillHereText') });
	}

	/** Nobody is inside who would see it in the call: shown even to somebody who looks at Home. */
	#tellOfKnocks(): void {
		const { page, hosting, texts } = this.#parts;
		const inCall = isInCall(page.current);
		if (inCall && page.current?.call?.hosted) return;
		for (const { name } of this.#knocks.news(hosting.waiting)) {
			const sentence = { title: texts.t('call.titleOwn'), body: texts.t('notice.knock', { name }) };
			// From within another call nobody is led away by a click.
			this.#notifications.show(sentence, inCall ? undefined : { kind: 'start-call' });
		}
	}

	async #mayQuit(): Promise<boolean> {
		const { page, texts, window, log } = this.#parts;
		const question = quitQuestion(page.current, this.#isHosting(), texts.t);
		if (!question) return true;
		const options = {
			type: 'question' as const,
			message: question.message,
			...(question.detail && { detail: question.detail }),
			buttons: [question.quit, question.stay],
			defaultId: 1,
			cancelId: 1,
		};
		try {
			// A question of a hidden window would be hidden, too.
			const isSeen = !window.isDestroyed() && window.isVisible() && !window.isMinimized();
			const answer = isSeen
				? await dialog.showMessageBox(window, options)
				: await dialog.showMessageBox(options);
			return answer.response === 0;
		} catch (error) {
			log.error('resident', 'not asked', error);
			return true;
		}
	}

	#face() {
		const { page, texts, hosting } = this.#parts;
		const host = { isHosting: this.#isHosting(), waiting: hosting.waiting.map(({ name }) => name) };
		const isWaitedFor = this.#isWaitedFor || host.waiting.length > 0;
		const panel = {
			platform: process.platform,
			desktop: process.env.XDG_CURRENT_DESKTOP,
			isDark: nativeTheme.shouldUseDarkColors,
		};
		return {
			file: trayIconFile(trayIcon(page.current, host.isHosting, isWaitedFor), panel),
			tooltip: trayTooltip(page.current, host, texts.t),
			menu: trayMenu(page.current, host, texts.t),
		};
	}

	#isHosting(): boolean {
		const { kind } = this.#parts.hosting.state;
		return kind === 'running' || kind === 'restarting';
	}

	#habits(): Habits {
		return { tray: this.#parts.trayHost.there, startAtLogin: this.#parts.startAtLogin.state() };
	}

	#answers(): FeatureCalls<'desktop'> {
		const { page, startAtLogin, trayHost, log } = this.#parts;
		return {
			present(presence) {
				page.take(presence);
			},
			notify: (sentence) => {
				this.#notifications.tell(sentence);
			},
			seen: () => canBeSeen(this.#parts.window),
			habits: async () => {
				await trayHost.known;
				return this.#habits();
			},
			startAtLogin: ({ on }) => {
				try {
					startAtLogin.set(on);
				} catch (error) {
					log.error('resident', 'start at login not changed', error);
					throw new BridgeError('not-changed');
				}
				return this.#habits();
			},
		};
	}
}

function canBeSeen(window: BrowserWindow): boolean {
	return !window.isDestroyed() && window.isVisible() && !window.isMinimized();
}

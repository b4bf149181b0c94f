import { type BrowserWindow, Notification } from 'electron';
import mitt from 'mitt';
import type { DesktopCommand } from '../../contract/bridge/features.ts';

export interface Sentence {
	readonly title: string;
	readonly body: string;
	/** Somebody waits for an answer, or wrote something. */
	readonly waits: boolean;
}

/** A room that fills up must not fill the screen. */
const mostAtOnce = 4;

/** Sentences of the app on the desktop, for somebody who does not have its window before them. */
export class Notifications {
	/** Somebody wants to see what it was about, and may have to be led there. */
	readonly events = mitt<{ clicked: DesktopCommand | undefined; waiting: boolean }>();
	#shown: Notification[] = [];

	constructor(
		private readonly window: BrowserWindow,
		private readonly icon: string,
	) {
		window.on('focus', () => this.#clear());
	}

	/** Shown unless the window is in front. */
	tell(sentence: Sentence): void {
		if (this.window.isDestroyed() || this.#isInFront()) return;
		this.show(sentence);
		if (sentence.waits) this.events.emit('waiting', true);
		// Asks for a look in the taskbar, where there is one.
		if (this.window.isVisible()) this.window.flashFrame(true);
	}

	/** Shown in any case. @param leadsTo what a click does besides bringing the window */
	show({ title, body }: Pick<Sentence, 'title' | 'body'>, leadsTo?: DesktopCommand): void {
		if (!Notification.isSupported()) return;
		const notification = new Notification({ title, body, icon: this.icon, silent: true });
		// A notification that nobody holds loses its click.
		this.#shown = [...this.#shown, notification];
		notification.on('click', () => this.events.emit('clicked', leadsTo));
		notification.on('close', () => {
			this.#shown = this.#shown.filter((one) => one !== notification);
		});
		notification.show();
		while (this.#shown.length > mostAtOnce) this.#shown.shift()?.close();
	}

	#isInFront(): boolean {
		return this.window.isVisible() && !this.window.isMinimized() && this.window.isFocused();
	}

	#clear(): void {
		this.window.flashFrame(false);
		this.events.emit('waiting', false);
		for (const notification of this.#shown.splice(0)) notification.close();
	}
}

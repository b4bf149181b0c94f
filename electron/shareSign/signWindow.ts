import { BrowserWindow, type Display, type IpcMainEvent } from 'electron';
import { signChannels } from '../../contract/bridge/channels.ts';
import type { ShareSign } from '../../contract/bridge/features.ts';
import { appOrigin } from '../appProtocol/origin.ts';
import type { Log } from '../log/log.ts';
import { pagePreferences } from '../window/pagePreferences.ts';
import { signPlace } from './place.ts';
import { stayInFront } from './stayInFront.ts';

const signPage = `${appOrigin}/sign/index.html`;

export interface SignWindowOptions {
	readonly preload: string;
	readonly log: Log;
	/** "Stop" was pressed. */
	readonly onStop: () => void;
}

/** The small window that says what is shared, with "Stop" in it. It takes no focus and can be moved. */
export class SignWindow {
	#window: BrowserWindow | undefined;
	#said: ShareSign | undefined;

	constructor(private readonly options: SignWindowOptions) {}

	/** @param display where it appears; it stays where the person moves it */
	show(sign: ShareSign, display: Display): void {
		this.#said = sign;
		if (!this.#window) this.#window = this.#open(display);
		this.#window.setTitle(sign.sentence);
		this.#window.webContents.send(signChannels.say, sign);
	}

	moveTo(display: Display): void {
		this.#window?.setBounds(signPlace(display.workArea));
	}

	close(): void {
		const window = this.#window;
		this.#window = undefined;
		this.#said = undefined;
		if (window && !window.isDestroyed()) window.destroy();
	}

	#open(display: Display): BrowserWindow {
		const { preload, log, onStop } = this.options;
		const window = new BrowserWindow({
			...signPlace(display.workArea),
			show: false,
			frame: false,
			resizable: false,
			minimizable: false,
			maximizable: false,
			fullscreenable: false,
			// Its close button would leave a share without a sign. "Stop" ends both.
			closable: false,
			backgroundColor: '#0b7467',
			webPreferences: pagePreferences(preload),
		});
		stayInFront(window);
		window.setContentProtection(true);
		window.on('page-title-updated', (event) => event.preventDefault());
		window.once('ready-to-show', () => {
			if (!window.isDestroyed()) window.showInactive();
		});
		// These channels are this window's alone: no other page can send on them.
		const { ipc } = window.webContents;
		ipc.on(signChannels.ready, (event) => {
			if (isOwnPage(event) && this.#said) event.sender.send(signChannels.say, this.#said);
		});
		ipc.on(signChannels.stop, (event) => {
			if (isOwnPage(event)) onStop();
		});
		window.webContents.on('render-process-gone', (_event, { reason }) => {
			if (this.#window !== window) return;
			log.error('share sign', `page gone: ${reason}`);
			const said = this.#said;
			this.close();
			if (said && reason !== 'clean-exit') this.show(said, display);
		});
		window.loadURL(signPage).catch((error) => {
			if (!window.isDestroyed()) log.error('share sign', 'page not loaded', error);
		});
		return window;
	}
}

function isOwnPage({ senderFrame, sender }: IpcMainEvent): boolean {
	return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === appOrigin;
}

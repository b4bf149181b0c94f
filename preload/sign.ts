import { contextBridge, ipcRenderer } from 'electron';
import { signChannels } from '../contract/bridge/channels.ts';
import type { ShareSign } from '../contract/bridge/features.ts';

/** `window.parleySign` of the sign's page: what to say comes in, "Stop" goes out, and nothing else. */
export interface SignBridge {
	/** To be called once. The listener gets what to say, now and after each change. */
	onSay(listener: (sign: ShareSign) => void): void;
	stop(): void;
}

const bridge: SignBridge = {
	onSay(listener) {
		ipcRenderer.on(signChannels.say, (_event, sign: ShareSign) => listener(sign));
		ipcRenderer.send(signChannels.ready);
	},
	stop: () => ipcRenderer.send(signChannels.stop),
};

contextBridge.exposeInMainWorld('parleySign', bridge);

import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, callNames, eventChannel, eventNames } from '../contract/bridge/channels.ts';

/**
 * Puts `window.parley` into the page: the contract's functions and nothing else. It trusts the page with
 * no channel names, no ipcRenderer and no event objects; main checks whatever arrives.
 */
type Answer = { readonly reply: unknown } | { readonly failed: string };

function call(feature: string, method: string) {
	const channel = callChannel(feature, method);
	return async (data?: unknown): Promise<unknown> => {
		let answer: Answer;
		try {
			answer = await ipcRenderer.invoke(channel, data);
		} catch {
			// Data that cannot be sent at all (a function, say). Electron's own text names the channel.
			throw new Error('malformed');
		}
		if ('failed' in answer) throw new Error(answer.failed);
		return answer.reply;
	};
}

function subscription(feature: string, event: string) {
	const channel = eventChannel(feature, event);
	return (listener: (data: unknown) => void): (() => void) => {
		const forward = (_event: unknown, data: unknown) => listener(data);
		ipcRenderer.on(channel, forward);
		return () => {
			ipcRenderer.removeListener(channel, forward);
		};
	};
}

const calls = Object.entries(callNames).map(([feature, methods]) => [
	feature,
	Object.fromEntries(methods.map((method) => [method, call(feature, method)])),
]);
const events = Object.entries(eventNames).map(([feature, names]) => [
	`${feature}Events`,
	Object.fromEntries(names.map((event) => [event, subscription(feature, event)])),
]);

contextBridge.exposeInMainWorld('parley', Object.fromEntries([...calls, ...events]));

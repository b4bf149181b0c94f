import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { ZodType } from 'zod';
import { callChannel, eventChannel } from '../../contract/bridge/channels.ts';
import {
	bridgeCalls,
	type bridgeEvents,
	type CallData,
	type CallReply,
} from '../../contract/bridge/features.ts';
import { answerCall, type BridgeAnswer } from './answerCall.ts';
import type { Sender } from './sender.ts';

type Calls = typeof bridgeCalls;
type Events = typeof bridgeEvents;

/** What main has for one feature: a function for each call of the contract. */
export type FeatureCalls<F extends keyof Calls> = {
	readonly [M in keyof Calls[F]]: (data: CallData<F, M>) => CallReply<F, M> | Promise<CallReply<F, M>>;
};
export type AllCalls = { readonly [F in keyof Calls]: FeatureCalls<F> };

export interface BridgeSurroundings {
	isAppWindow(contents: WebContents): boolean;
	/** Gets an exception that no feature gave a reason for. */
	onInternal(call: string, error: unknown): void;
}

/** Registers every call of the contract, once. */
export function registerBridge(calls: AllCalls, surroundings: BridgeSurroundings): void {
	for (const [feature, methods] of Object.entries(bridgeCalls)) {
		for (const [method, { data: schema }] of Object.entries(methods)) {
			const answer = answerOf(calls, feature, method);
			ipcMain.handle(
				callChannel(feature, method),
				(event, data: unknown): Promise<BridgeAnswer> =>
					answerCall({ schema, answer }, senderOf(event, surroundings), data, (error) =>
						surroundings.onInternal(`${feature}.${method}`, error),
					),
			);
		}
	}
}

/** Tells the page. Without a living page nobody is told: a new one asks for the state itself. */
export function tellPage<F extends keyof Events, E extends keyof Events[F] & string>(
	window: BrowserWindow | undefined,
	feature: F,
	event: E,
	...data: Events[F][E] extends ZodType<infer D> ? ([D] extends [undefined] ? [] : [D]) : never
): void {
	if (!window || window.isDestroyed() || window.webContents.isCrashed()) return;
	window.webContents.send(eventChannel(feature, event), ...data);
}

function answerOf(calls: AllCalls, feature: string, method: string): (data: never) => unknown {
	// AllCalls has a function for each name of the contract; Object.entries forgets the names' types.
	const methods = calls[feature as keyof AllCalls] as Record<string, (data: never) => unknown>;
	const answer = methods[method];
	if (!answer) throw new Error(`Nothing answers ${feature}.${method}.`);
	return answer;
}

function senderOf(event: IpcMainInvokeEvent, { isAppWindow }: BridgeSurroundings): Sender {
	// Null once the frame has navigated away or is gone.
	const frame = event.senderFrame;
	return {
		isAppWindow: isAppWindow(event.sender),
		isMainFrame: frame !== null && frame.parent === null && frame === event.sender.mainFrame,
		origin: frame?.origin ?? '',
	};
}

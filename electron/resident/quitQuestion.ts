import type { TFunction } from 'i18next';
import type { Presence } from '../../contract/bridge/features.ts';
import { isInCall } from '../presence/presence.ts';

export interface QuitQuestion {
	readonly message: string;
	readonly detail?: string;
	readonly quit: string;
	readonly stay: string;
}

/** What is asked before the app ends; null when nobody would fall out of anything. */
export function quitQuestion(
	presence: Presence | undefined,
	isHosting: boolean,
	t: TFunction,
): QuitQuestion | null {
	const answers = { quit: t('desktop.quitGo'), stay: t('desktop.quitStay') };
	const call = isInCall(presence) ? presence?.call : undefined;
	if (!isHosting) return call ? { message: t('desktop.quitCall'), ...answers } : null;
	// Seen from inside one knows how many there are.
	if (call?.hosted && call.others === 0) return { message: t('desktop.quitCall'), ...answers };
	return {
		message: t('desktop.quitHosting'),
		detail: call?.hosted
			? t('desktop.quitHostingText', { count: call.others })
			: t('desktop.quitHostingOpen'),
		...answers,
	};
}

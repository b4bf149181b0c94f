import type { TFunction } from 'i18next';
import type { Presence, TrayPlace } from '../../contract/bridge/features.ts';
import type { CallPhase, CallState } from '../call/state.ts';
import type { Language } from '../texts/languages.ts';
import { callTitle } from '../views/callScreen/callTitle.ts';

/** What the desktop's sight of the page is made of. */
export interface Surroundings {
	readonly language: Language;
	readonly t: TFunction;
	readonly call: { readonly state: CallState; readonly hosted: boolean } | null;
	readonly places: readonly TrayPlace[];
	readonly canStart: boolean;
	readonly keepInTray: boolean;
}

/** The page as the tray shows it. Names of places and people go there, links never. */
export function presenceOf({ language, t, call, places, ...rest }: Surroundings): Presence {
	return {
		language,
		...(call && { call: callPresence(call.state, call.hosted, language, t) }),
		...(places.length > 0 && { places: [...places] }),
		...rest,
	};
}

function callPresence(
	{ phase, participants, own, capabilities }: CallState,
	hosted: boolean,
	language: Language,
	t: TFunction,
): NonNullable<Presence['call']> {
	const publish = capabilities?.publish ?? true;
	return {
		phase: phaseNames[phase.kind],
		title: titleOf(participants, hosted, language, t),
		hosted,
		others: participants.filter((one) => !one.isSelf).length,
		microphoneOn: own.microphone.on,
		cameraOn: own.camera.on,
		sharing: own.share.kind === 'on' || own.share.kind === 'resting',
		...(publish !== true && { cannotSend: publish.unavailable }),
	};
}

/** What a call is called outside of its window. At most 400 characters. */
export function titleOf(
	participants: CallState['participants'],
	hosted: boolean,
	language: Language,
	t: TFunction,
): string {
	const others = participants.filter((one) => !one.isSelf).map((one) => one.name);
	const title = hosted && others.length === 0 ? t('call.titleOwn') : callTitle(others, language, t);
	return title.slice(0, 400);
}

const phaseNames: Record<CallPhase['kind'], NonNullable<Presence['call']>['phase']> = {
	idle: 'lobby',
	joining: 'joining',
	knocking: 'knocking',
	inside: 'inside',
	reconnecting: 'reconnecting',
	ended: 'ended',
};

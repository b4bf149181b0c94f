import { z } from 'zod';
import { limits } from '../../contract/signalling/limits.ts';
import type { Keeper } from '../platform/platform.ts';
import { createSavedStore } from './savedStore.ts';

export const themes = ['system', 'light', 'dark'] as const;

const device = z.string().max(300).optional();
const settingsForm = z.object({
	/** How others see one; empty until it was asked for. */
	name: z.string().max(limits.displayNameLength * 2),
	denoise: z.boolean(),
	talkingWhileMutedHint: z.boolean(),
	/** As last chosen: joining starts with them. */
	microphoneOn: z.boolean(),
	cameraOn: z.boolean(),
	devices: z.object({ microphone: device, camera: device, speaker: device }),
	theme: z.enum(themes),
	/** Where one has been is kept, with the links that lead there. */
	rememberPlaces: z.boolean(),
	language: z.enum(['system', 'en', 'ar', 'id']),
	layout: z.enum(['grid', 'speaker']),
	/** One sees oneself as in a mirror; the others never do. */
	mirrorSelf: z.boolean(),
	/** The lobby comes also where nothing needs a decision. */
	alwaysLobby: z.boolean(),
	/** Home asks the hosts who is inside, which tells them one's address. */
	looksInside: z.boolean(),
	/** Keys that were changed, by action: see renderer/actions/shortcuts.ts. Empty takes a key away. */
	shortcuts: z.record(z.string().max(40), z.string().max(40)),
	/** Short sounds when somebody joins, leaves and the like. */
	callSounds: z.boolean(),
	/** A key that mutes while another program is in front; empty for none. */
	globalMute: z.string().max(40),
	/** What was explained once, by name. */
	explained: z.array(z.string().max(40)).max(50),
	/** Closing the window leaves the app in the tray, where there is one. */
	keepInTray: z.boolean(),
});
export type Settings = z.infer<typeof settingsForm>;

const initial: Settings = {
	name: '',
	denoise: true,
	talkingWhileMutedHint: true,
	microphoneOn: true,
	cameraOn: true,
	devices: {},
	theme: 'system',
	rememberPlaces: true,
	language: 'system',
	layout: 'grid',
	mirrorSelf: true,
	alwaysLobby: false,
	looksInside: true,
	shortcuts: {},
	callSounds: true,
	globalMute: '',
	explained: [],
	keepInTray: true,
};

/** What a person has chosen, on this machine. */
export function createSettingsStore(keeper: Keeper) {
	// What a later version has added stays with the rest.
	return createSavedStore<Settings>({ keeper, name: 'settings', form: settingsForm.loose(), initial });
}
export type SettingsStore = ReturnType<typeof createSettingsStore>['store'];

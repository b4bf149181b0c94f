import type { Destination } from '../../contract/destination/destination.ts';
import type { CallState, DeviceProblem, Notice } from '../call/state.ts';
import type { RoomPreview } from '../session/session.ts';
import type { HearingState } from '../sound/hearing/hearing.ts';
import type { Finding } from '../stores/finding.ts';
import type { LobbyNeed } from '../stores/lobbyNeed.ts';
import type { Panels } from '../stores/panels.ts';
import type { Saving } from '../stores/savingStore.ts';
import type { SettingsSection } from '../stores/settingsScreen.ts';
import type { StageView } from '../stores/stageStore.ts';
import type { madeUpCapabilities } from './capabilities.ts';
import type { PickerScene } from './captures.ts';
import type { HomeScene } from './homes.ts';

/** Made-up calls for looking at. */
export interface Scene {
	readonly people: number;
	readonly share?: 'other' | 'own' | 'resting';
	readonly muted?: boolean;
	readonly talkingWhileMuted?: boolean;
	readonly phase?: CallState['phase'];
	readonly longNames?: boolean;
	/** A second one shares, too. */
	readonly moreShares?: boolean;
	/** Every sign that a tile can have. */
	readonly signs?: boolean;
	/** As the person has arranged their own stage. */
	readonly stage?: Partial<StageView>;
	readonly voicesOnly?: boolean;
	readonly notices?: readonly Notice[];
	readonly cameraOff?: boolean;
	readonly problems?: boolean;
	/** The picker is open over it. */
	readonly picker?: PickerScene;
	/** Not the app but the sign's window. */
	readonly sign?: 'sharing' | 'resting';
	/** What was kept could not be read. */
	readonly saving?: Partial<Saving['problems']>;
	readonly keyStore?: 'none';
	/** The desktop has no tray, and starts nothing at login. */
	readonly tray?: 'none';
	/** Why neither microphone nor camera can be used. */
	readonly deviceProblem?: DeviceProblem;
	/** How far one is with hearing oneself. */
	readonly hearing?: HearingState;
	/** Before one joins. */
	readonly door?: RoomPreview['door'];
	/** Why the lobby came. */
	readonly need?: LobbyNeed;
	/** How full Home's list is; the machine then hosts nothing. */
	readonly home?: HomeScene;
	/** The link that the clipboard holds. */
	readonly copied?: string;
	/** Heard as long as a key is held. */
	readonly held?: boolean;
	/** What is open beside or over it. */
	readonly panels?: Partial<Panels>;
	/** The settings are open over it, at the list or a section. */
	readonly settings?: SettingsSection | 'list';
	readonly room?: Partial<CallState['room']>;
	/** Somebody else hosts. */
	readonly guest?: true;
	/** What the server can. */
	readonly can?: keyof typeof madeUpCapabilities;
	/** What was written. */
	readonly chat?: CallState['chat'];
	/** What one has begun to write. */
	readonly draft?: string;
	/** Where the call is, if not on a Parley host. */
	readonly destination?: Destination;
	/** What a pasted link was found to be. */
	readonly finding?: Finding;
	/** Who raised a hand, by their place in the list, the first one first. */
	readonly hands?: readonly number[];
}

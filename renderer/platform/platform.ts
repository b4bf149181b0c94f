import type {
	CallReply,
	CaptureSource,
	CutOffPlace,
	DesktopCommand,
	Habits,
	HostingState,
	Presence,
	ShareSign,
} from '../../contract/bridge/features.ts';
import type { BroadcastEndpoint, OriginStandIn } from '../../contract/bridge/origins.ts';
import type { Kept, SavedName } from '../../contract/bridge/saved.ts';
import type { SystemSettingsPage } from '../../contract/bridge/systemSettings.ts';
import type { Told } from '../../contract/destination/told.ts';
import type { Letter } from '../../contract/invitation/mailAddress.ts';
import type { TargetOf } from '../session/session.ts';

/**
 * What runs around the page. Views ask for a capability and draw what it gives; they never ask which
 * platform this is. A missing capability is `undefined`, never a method that throws.
 */
export interface Platform {
	readonly kind: 'desktop' | 'browser';
	/** Calls can be hosted on this machine. */
	readonly hosting?: Hosting;
	/** The app may draw its own picker. Without it `getDisplayMedia` opens the browser's. */
	readonly sharePicker?: SharePickerSource;
	/** A sign above all windows says what is shared. */
	readonly shareSign?: ShareSignPlace;
	/** Hosts can be trusted by their key instead of by an authority. */
	readonly trust?: Trust;
	/** One can come to a server as the server's own page, or past what its endpoint for broadcasts says of pages. */
	readonly origins?: Origins;
	/** Links that open this page or arrive while it runs. */
	readonly links: Links;
	readonly clipboard: Clipboard;
	/**
	 * Asks a server what it is. To be called only once the person has said so. Undefined where a page reaches
	 * the host that served it and no other server: links to those are for the app.
	 */
	readonly probe?: Probe;
	/** Asks a LiveKit Meet page for a token, past what pages of other origins may. */
	readonly askForToken?: AskForToken;
	/** A key that works while another program is in front. */
	readonly globalKey?: GlobalKey;
	/** Where settings and places are kept; to be had once, before anything is drawn. */
	keeper(): Promise<Keeper>;
	/** The system must allow devices to a program, and has pages where it does. */
	readonly permissions?: Permissions;
	/** Reports of problems, for a file; nothing is sent. */
	readonly diagnostics?: Diagnostics;
	/** Whether secrets are sealed by the system. Undefined where the question makes no sense. */
	readonly keyStore?: () => Promise<'system' | 'none'>;
	/** Opens the person's own mail program. @throws {Error} when none opens */
	readonly writeMail: (letter: Letter) => Promise<void>;
	/** The system's own sheet of people and programs to hand something to. */
	readonly share?: (invitation: SharedInvitation) => Promise<void>;
	/** The app lives in a desktop: a tray, notifications, a start with the session. */
	readonly desktop?: Desktop;
	/** A page that goes down in a call can come back into it. */
	readonly recovery?: Recovery;
	describe(): Promise<PlatformDescription>;
}

/** One request to the server that the address names, and to no other. */
export type Probe = (address: string) => Promise<Told>;

export type AskForToken = NonNullable<TargetOf<'livekit-meet'>['askForToken']>;

export interface Permissions {
	pages(): Promise<readonly SystemSettingsPage[]>;
	open(page: SystemSettingsPage): Promise<void>;
}

export interface Diagnostics {
	/** What the desktop knows of itself, without names and addresses. */
	gather(): Promise<string>;
	/** Lets the person say where. */
	save(text: string): Promise<'saved' | 'cancelled' | 'failed'>;
	/** For the log. @param what a kind and a place in the code, no free text */
	pageError(what: string): void;
}

/** Keeps what a person chose, as texts by name. Nothing here throws: without a place to keep it, a call goes on. */
export interface Keeper {
	/** What was kept when the page began. */
	readonly kept: Readonly<Record<SavedName, Kept>>;
	write(name: SavedName, text: string): void;
	/** Puts it out of the way, but keeps it: it cannot be used as it is. */
	setAside(name: SavedName): void;
	/** It could not be written: what is chosen holds until the page closes. */
	onUnwritable(listener: (name: SavedName) => void): void;
}

export interface Hosting {
	/** Starts the host if need be and opens a new room. @throws {Error} when the main process refuses. */
	start(): Promise<HostingState>;
	/** Ends every call that is hosted here. */
	stop(): Promise<void>;
	state(): Promise<HostingState>;
	/** @returns a function that ends the subscription */
	onChanged(listener: (state: HostingState) => void): () => void;
}

export interface SharePickerSource {
	/** Who asks: with `system`, `getDisplayMedia` opens the system's own dialog, and no list is to be drawn. */
	describe(): Promise<CallReply<'capture', 'describe'>>;
	/** Own windows are left out. @param thumbnail the largest size wanted, in physical pixels, at most 640; 0 for titles alone */
	list(thumbnail: { width: number; height: number }): Promise<readonly CaptureSource[]>;
	/** Allows the next `getDisplayMedia` of this page, for this source, within 10 s. */
	choose(sourceId: string, options: { withSound: boolean }): Promise<void>;
}

export interface ShareSignPlace {
	/** Shows it, or changes what it says. */
	show(sign: ShareSign): Promise<void>;
	hide(): Promise<void>;
	/** "Stop" was pressed in it. @returns a function that ends the subscription */
	onStop(listener: () => void): () => void;
}

export interface Trust {
	/** To be called before the first connection. @param key SHA-256 of the host's public key, base64url */
	pin(hostnames: readonly string[], key: string): Promise<void>;
	/**
	 * A server showed a key that is not trusted. Told once for each key that it shows.
	 * @returns a function that ends the subscription
	 */
	onRefused(listener: (hostname: string) => void): () => void;
}

export interface Origins {
	/**
	 * To be called before the first connection. For WebSockets to this host and port alone.
	 * @throws {Error} when the page is not of the server's own hostname
	 */
	use(standIn: OriginStandIn): Promise<void>;
	/**
	 * To be called before the first request, once the person has said that they go there. For this host and port alone.
	 * @throws {Error} when it is not secure
	 */
	broadcastTo(endpoint: BroadcastEndpoint): Promise<void>;
}

export interface Links {
	/** The link that opened the app or came since; each is given once. */
	take(): Promise<string | null>;
	/** @returns a function that ends the subscription */
	onArrived(listener: () => void): () => void;
}

export interface Clipboard {
	/** @throws {Error} when the browser refuses */
	write(text: string): Promise<void>;
	/** The link into a call that was copied last; null if it is anything else. Not where one must ask first. */
	joinLink?(): Promise<string | null>;
}

/** What is handed on: a sentence, and the page that a browser opens. */
export interface SharedInvitation {
	readonly title: string;
	readonly text: string;
	readonly url: string;
}

export interface Desktop {
	/** What the tray shows and offers. To be said whenever it changes. */
	present(presence: Presence): Promise<void>;
	/** Reaches somebody who does not have the window before them, and nobody else. */
	notify(sentence: { title: string; body: string; waits: boolean }): Promise<void>;
	/** Whether the window can be seen just now. */
	isSeen(): Promise<boolean>;
	/** @returns a function that ends the subscription */
	onSight(listener: (seen: boolean) => void): () => void;
	habits(): Promise<Habits>;
	setStartAtLogin(on: boolean): Promise<Habits>;
	/** A tray came or went. @returns a function that ends the subscription */
	onHabits(listener: (habits: Habits) => void): () => void;
	/** What was chosen in the tray. @returns a function that ends the subscription */
	onCommand(listener: (command: DesktopCommand) => void): () => void;
	/** The machine slept until now. @returns a function that ends the subscription */
	onWoke(listener: () => void): () => void;
}

export interface Recovery {
	keep(place: CutOffPlace): Promise<void>;
	forget(): Promise<void>;
	/** The call that the page before this one was torn out of; once. */
	take(): Promise<CutOffPlace | null>;
}

export interface GlobalKey {
	/** Takes the key, as Electron names it, in place of another one. False where the system refuses it. */
	take(accelerator: string): Promise<boolean>;
	release(): Promise<void>;
	isFree(accelerator: string): Promise<boolean>;
	/** @returns a function that ends the subscription */
	onPressed(listener: () => void): () => void;
}

export interface PlatformDescription {
	/** The app's version, or null where the page does not know it. */
	readonly version: string | null;
	/** For bug reports and for the name of one's device in a call: "Chromium 156". */
	readonly engine: string;
	/** Tests may look into the call. */
	readonly inspection: boolean;
}

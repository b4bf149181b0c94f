import { destinationForm } from '../destination/form.ts';
import { invitation, keyHash, ownInvitation } from '../invitation/form.ts';
import { z } from '../schema.ts';
import { limits } from '../signalling/limits.ts';
import { diagnosticsCalls } from './diagnostics.ts';
import { originsCalls } from './origins.ts';
import { liveKitMeetCalls, probeCalls } from './probe.ts';
import { savedCalls, savedEvents } from './saved.ts';
import { systemSettingsCalls } from './systemSettings.ts';

export const captureSource = z.object({
	id: z.string().regex(/^(window|screen):[\w:.-]{1,100}$/),
	kind: z.enum(['window', 'screen']),
	title: z.string().max(1000),
	/** Data URL, at most the size that was asked for; empty while the system gives none, or when 0 was asked for. */
	thumbnail: z.string(),
	icon: z.string().optional(),
});

/** What the sign says, in the person's language: the sign itself knows no texts. */
export const shareSign = z.object({
	language: z.string().max(35),
	direction: z.enum(['ltr', 'rtl']),
	/** "You are sharing …" */
	sentence: z.string().max(1200),
	/** No pictures come from the shared window just now. */
	resting: z.boolean(),
	microphone: z.object({ on: z.boolean(), label: z.string().max(200) }),
	stop: z.object({ label: z.string().max(100), name: z.string().max(200) }),
});

export const hostingState = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('stopped') }),
	z.object({ kind: z.literal('starting') }),
	z.object({
		kind: z.literal('running'),
		/** How guests come in. Addresses of this network first, then a configured public one. */
		invitation,
		/** The page for browsers on this machine: plain http, which counts as secure there. */
		localPage: z.string(),
		/** For this machine's own app: loopback, pinned, and as the host of the call. Never given to others. */
		own: ownInvitation,
		reach: z.enum(['this-machine', 'this-network', 'everywhere']),
	}),
	/** The host process ended by itself and is being started again, with the same rooms. */
	z.object({ kind: z.literal('restarting') }),
	z.object({
		kind: z.literal('failed'),
		reason: z.enum(['worker-missing', 'port-taken', 'crashed-repeatedly', 'internal']),
	}),
]);

const title = z.string().max(400);
const people = z.number().int().min(0).max(10_000);

/** A place that the tray can lead to. What its id stands for only the page knows: links stay there. */
export const trayPlace = z.object({
	id: z.string().regex(/^[\w-]{1,40}$/),
	title,
	favourite: z.boolean(),
});

/** What the desktop must know of the page while nobody sees it. */
export const presence = z.object({
	language: z.enum(['en', 'ar', 'id']),
	/** The call that is open; absent at home. */
	call: z
		.object({
			phase: z.enum(['lobby', 'joining', 'knocking', 'inside', 'reconnecting', 'ended']),
			title,
			/** It runs on this machine's own host. */
			hosted: z.boolean(),
			others: people,
			microphoneOn: z.boolean(),
			cameraOn: z.boolean(),
			sharing: z.boolean(),
			/** Why one can send nothing here; absent where one can. Sentences under `unavailable.<reason>`. */
			cannotSend: z.enum(['server', 'own-host-only', 'not-allowed', 'broadcast', 'turned-off']).optional(),
		})
		.optional(),
	/** Favourites first, then the last ones. Absent while there are none. */
	places: z.array(trayPlace).min(1).max(24).optional(),
	/** A call can be hosted by this page just now. */
	canStart: z.boolean(),
	/** What the person chose: closing the window leaves the app in the tray. */
	keepInTray: z.boolean(),
});

/** What somebody wants who has the tray before them, not the page. */
export const command = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('go'), placeId: trayPlace.shape.id }),
	z.object({
		kind: z.enum(['start-call', 'open-settings', 'microphone', 'camera', 'stop-share', 'leave']),
	}),
]);

/** The call that one was in when the page went down, and how. Kept in memory only. */
export const cutOffPlace = z.object({
	destination: destinationForm,
	hosted: z.boolean(),
	/** Who one was to the host, so that the others see the same person come back. */
	identity: z.object({ peerId: z.string().max(128), secret: z.string().max(128) }),
	microphoneOn: z.boolean(),
	cameraOn: z.boolean(),
});

export const habits = z.object({
	/** The desktop has a tray just now. */
	tray: z.boolean(),
	/** Whether the app starts with the session, in the tray; `impossible` where the system has no such thing. */
	startAtLogin: z.enum(['on', 'off', 'impossible']),
});
/**
 * A key of the whole system, as Electron names it. With a modifier, or one that no keyboard has by accident:
 * the page may not listen to what is typed elsewhere.
 */
const accelerator = z
	.string()
	.max(60)
	.regex(
		/^(?:(?=(?:[A-Za-z]+\+)*(?:CommandOrControl|Control|Alt)\+)(?:(?:CommandOrControl|Control|Alt|Shift)\+){1,4}(?:[A-Z0-9]|F\d{1,2}|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Scrolllock|[,./;'[\]\\\-=`])|F(?:1[3-9]|2[0-4]))$/,
	);

/**
 * The whole bridge between the page and the desktop: each feature's calls (page -> main process,
 * answered) and events (main process -> page). Main checks every payload against these schemas and
 * every sender; preload exposes exactly these names and nothing else.
 */
export const bridgeCalls = {
	app: {
		/** What runs here; the page shows it and puts it into its own reports. */
		describe: {
			data: z.undefined(),
			reply: z.object({
				version: z.string(),
				electron: z.string(),
				chromium: z.string(),
				platform: z.enum(['linux', 'darwin', 'win32', 'other']),
				/** Set by tests: the page then exposes its call for inspection. */
				inspection: z.boolean(),
			}),
		},
	},
	hosting: {
		/** Starts the host if need be and opens a new room in it. Answers once it can be joined. */
		start: { data: z.object({ port: z.number().int().min(0).max(65535).optional() }), reply: hostingState },
		/** Ends the calls that are hosted here. */
		stop: { data: z.undefined(), reply: z.undefined() },
		state: { data: z.undefined(), reply: hostingState },
	},
	capture: {
		/** Who asks what to share, and whether the system's sound can come along. */
		describe: {
			data: z.undefined(),
			reply: z.object({
				/** `system`: getDisplayMedia opens the system's own dialog, and nothing may be listed or chosen. */
				picker: z.enum(['ours', 'system']),
				/** `echoing`: people would hear themselves, so it is not given. */
				sound: z.enum(['clean', 'echoing', 'none']),
			}),
		},
		/** Windows and screens that can be shared, own windows left out. `thumbnail` in pixels. */
		list: {
			data: z.object({
				thumbnail: z.object({
					width: z.number().int().min(0).max(640),
					height: z.number().int().min(0).max(640),
				}),
			}),
			reply: z.array(captureSource),
		},
		/** Allows exactly one getDisplayMedia of this page, for this source. Expires after 10 s. */
		choose: {
			data: z.object({ sourceId: captureSource.shape.id, withSound: z.boolean() }),
			reply: z.undefined(),
		},
	},
	shareSign: {
		/** While something is shared: the sign that stays above all windows, and a frame round a shared screen. */
		show: { data: shareSign, reply: z.undefined() },
		hide: { data: z.undefined(), reply: z.undefined() },
	},
	trust: {
		/**
		 * From now on the named hostname is trusted with these keys and with no others. To be called
		 * before the first connection to it. Adds to the keys pinned before: two hosts may share a hostname.
		 * Should the hostname have been met with another verdict before, all connections of the page break once.
		 */
		pin: {
			data: z.object({ hostnames: z.array(z.string().max(253)).min(1).max(16), key: keyHash }),
			reply: z.undefined(),
		},
	},
	origins: originsCalls,
	links: {
		/** The link that opened the app or arrived since, if the page has not taken it yet. */
		take: { data: z.undefined(), reply: z.string().max(4000).nullable() },
	},
	clipboard: {
		write: { data: z.object({ text: z.string().max(limits.textLength) }), reply: z.undefined() },
		/** The link to a call that the clipboard holds beyond doubt; null for anything else, which stays untold. */
		joinLink: { data: z.undefined(), reply: z.string().max(4000).nullable() },
	},
	globalKey: {
		/** Takes a key from every program, one at a time. Answers false where the system refuses it. */
		take: { data: z.object({ accelerator }), reply: z.boolean() },
		/** Gives it back. */
		release: { data: z.undefined(), reply: z.undefined() },
		/** Whether the system would give it. */
		isFree: { data: z.object({ accelerator }), reply: z.boolean() },
	},
	mail: {
		/** Opens a new letter in the system's mail program; whom it goes to is left to the person. */
		write: {
			data: z.object({ subject: z.string().min(1).max(200), body: z.string().min(1).max(limits.textLength) }),
			reply: z.undefined(),
		},
	},
	desktop: {
		/** Said whenever it changes. */
		present: { data: presence, reply: z.undefined() },
		/** A sentence for somebody who does not have the window before them; nothing happens when they have. */
		notify: {
			data: z.object({
				title,
				body: z.string().max(limits.textLength),
				/** It marks the tray until the window is looked at. */
				waits: z.boolean(),
			}),
			reply: z.undefined(),
		},
		/** Whether the window can be seen just now: it is neither hidden nor minimised. */
		seen: { data: z.undefined(), reply: z.boolean() },
		habits: { data: z.undefined(), reply: habits },
		startAtLogin: { data: z.object({ on: z.boolean() }), reply: habits },
	},
	recovery: {
		/** From now on: should the page go down, its successor goes there. */
		keep: { data: cutOffPlace, reply: z.undefined() },
		/** The call is over, or left. */
		forget: { data: z.undefined(), reply: z.undefined() },
		/** For a page that begins: the call that the last one was torn out of; once. */
		take: { data: z.undefined(), reply: cutOffPlace.nullable() },
	},
	/** What a person has chosen and where they have been: kept by the desktop, read and written by the page. */
	saved: savedCalls,
	probe: probeCalls,
	liveKitMeet: liveKitMeetCalls,
	diagnostics: diagnosticsCalls,
	systemSettings: systemSettingsCalls,
} as const;

export const bridgeEvents = {
	hosting: { changed: hostingState },
	/** A connection was refused: the server at this hostname (without brackets) shows a key that is not trusted. */
	trust: { refused: z.object({ hostname: z.string() }) },
	/** "Stop" was pressed in the sign. */
	shareSign: { stop: z.undefined() },
	/** A link arrived: take it. */
	links: { arrived: z.undefined() },
	desktop: {
		command,
		/** The machine slept until now: what was connected may not be any more. */
		woke: z.undefined(),
		/** The window can be seen from now on, or no longer. */
		sight: z.boolean(),
		/** A tray came or went. */
		habits,
	},
	/** The key was pressed, whatever program is in front. */
	globalKey: { pressed: z.undefined() },
	saved: savedEvents,
} as const;

export type HostingState = z.infer<typeof hostingState>;
export type ShareSign = z.infer<typeof shareSign>;
export type CaptureSource = z.infer<typeof captureSource>;
export type Presence = z.infer<typeof presence>;
export type TrayPlace = z.infer<typeof trayPlace>;
export type DesktopCommand = z.infer<typeof command>;
export type CutOffPlace = z.infer<typeof cutOffPlace>;
export type Habits = z.infer<typeof habits>;

type Calls = typeof bridgeCalls;
type Events = typeof bridgeEvents;

export type CallData<F extends keyof Calls, M extends keyof Calls[F]> = Calls[F][M] extends {
	data: infer D extends z.ZodType;
}
	? z.infer<D>
	: never;
export type CallReply<F extends keyof Calls, M extends keyof Calls[F]> = Calls[F][M] extends {
	reply: infer R extends z.ZodType;
}
	? z.infer<R>
	: never;

/** What a failed call carries: main never lets an exception's text through. */
export type BridgeFailure = { readonly failed: string };

/** `window.parley` of the desktop app. */
export type Bridge = {
	readonly [F in keyof Calls]: {
		readonly [M in keyof Calls[F]]: CallData<F, M> extends undefined
			? () => Promise<CallReply<F, M>>
			: (data: CallData<F, M>) => Promise<CallReply<F, M>>;
	};
} & {
	readonly [F in keyof Events as `${F}Events`]: {
		readonly [E in keyof Events[F]]: (
			listener: (data: Events[F][E] extends z.ZodType ? z.infer<Events[F][E]> : never) => void,
		) => () => void;
	};
};

import type { bridgeCalls, bridgeEvents } from './features.ts';

/**
 * The names of the bridge, without its schemas: the sandboxed preload carries these alone. The types
 * below fail to compile when a name is missing here or too many.
 */
export const callNames = {
	app: ['describe'],
	hosting: ['start', 'stop', 'state'],
	capture: ['describe', 'list', 'choose'],
	shareSign: ['show', 'hide'],
	trust: ['pin'],
	origins: ['use', 'broadcastTo'],
	links: ['take'],
	globalKey: ['take', 'release', 'isFree'],
	mail: ['write'],
	desktop: ['present', 'notify', 'seen', 'habits', 'startAtLogin'],
	recovery: ['keep', 'forget', 'take'],
	systemSettings: ['pages', 'open'],
	diagnostics: ['gather', 'save', 'pageError'],
	saved: ['read', 'write', 'setAside', 'keyStore'],
	clipboard: ['write', 'joinLink'],
	probe: ['ask'],
	liveKitMeet: ['askForToken'],
} as const satisfies { [F in keyof typeof bridgeCalls]: readonly (keyof (typeof bridgeCalls)[F])[] };

export const eventNames = {
	hosting: ['changed'],
	trust: ['refused'],
	shareSign: ['stop'],
	links: ['arrived'],
	desktop: ['command', 'woke', 'sight', 'habits'],
	globalKey: ['pressed'],
	saved: ['unwritable'],
} as const satisfies { [F in keyof typeof bridgeEvents]: readonly (keyof (typeof bridgeEvents)[F])[] };

/** What the contract has and the lists above have not: with such a name this does not compile. */
type Unnamed<Of, Names extends { readonly [F in keyof Of]: readonly unknown[] }> = {
	[F in keyof Of]: Exclude<keyof Of[F], Names[F][number]>;
}[keyof Of];
type NothingUnnamed<Missing extends never> = Missing;
export type CheckedNames =
	| NothingUnnamed<Unnamed<typeof bridgeCalls, typeof callNames>>
	| NothingUnnamed<Unnamed<typeof bridgeEvents, typeof eventNames>>;

export const callChannel = (feature: string, method: string) => `parley:${feature}:${method}`;
export const eventChannel = (feature: string, event: string) => `parley:${feature}:on:${event}`;

/** Between main and the sign's window, which is not the app's page and gets nothing else. */
export const signChannels = {
	/** main -> sign: what to say */
	say: 'parley-sign:say',
	/** sign -> main: it can be told now */
	ready: 'parley-sign:ready',
	/** sign -> main */
	stop: 'parley-sign:stop',
} as const;

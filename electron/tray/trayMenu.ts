import type { TFunction } from 'i18next';
import type { DesktopCommand, Presence } from '../../contract/bridge/features.ts';

export type TrayEntry =
	| { readonly kind: 'separator' }
	/** Says something, and cannot be chosen. */
	| { readonly kind: 'title'; readonly label: string }
	| { readonly kind: 'command'; readonly label: string; readonly command: DesktopCommand }
	| { readonly kind: 'open' | 'quit'; readonly label: string };

/** The call that is hosted here, as far as its person is not in it. */
export interface OwnHost {
	readonly isHosting: boolean;
	/** Names of those who wait to be let in while no host is inside, the longest first. */
	readonly waiting: readonly string[];
}

/** Recent places beside the favourites: the tray is for where one goes often. */
const recentPlaces = 5;
const longestLabel = 60;

/**
 * What the tray offers. First what is most urgent: sharing is stopped, being heard is ended.
 * @param presence undefined while there is no page
 */
export function trayMenu(presence: Presence | undefined, host: OwnHost, t: TFunction): TrayEntry[] {
	const waiting = knocking(host, t);
	const groups = presence
		? [
				waiting ? [{ kind: 'title' as const, label: waiting }] : [],
				...middle(presence, host.isHosting, waiting !== null, t),
				end(presence, t),
			]
		: [end(undefined, t)];
	return groups
		.filter((group) => group.length > 0)
		.flatMap((group, index) => (index === 0 ? group : [{ kind: 'separator' as const }, ...group]));
}

/** That somebody waits at the door of the call that is hosted here; null while nobody does. */
function knocking({ waiting: [name, ...others] }: OwnHost, t: TFunction): string | null {
	if (name === undefined) return null;
	const count = others.length;
	return shortened(count > 0 ? t('room.knocks', { name, count }) : t('notice.knock', { name }));
}

function middle(presence: Presence, isHosting: boolean, isKnocked: boolean, t: TFunction): TrayEntry[][] {
	const { call } = presence;
	switch (call?.phase) {
		case 'inside':
		case 'reconnecting':
			return [
				call.sharing ? [command(t('call.shareStop'), { kind: 'stop-share' })] : [],
				[
					{ kind: 'title', label: shortened(call.title) },
					...(call.phase === 'reconnecting'
						? [{ kind: 'title' as const, label: t('desktop.reconnecting') }]
						: []),
					...switches(call, t),
					command(t('call.leave'), { kind: 'leave' }),
				],
			];
		case 'joining':
		case 'knocking':
			return [
				[
					{ kind: 'title', label: t(call.phase === 'joining' ? 'desktop.joining' : 'desktop.waiting') },
					command(t('call.leave'), { kind: 'leave' }),
				],
			];
		default:
			return places(presence, isHosting, isKnocked, t);
	}
}

/** Where one can send nothing, the reason stands in their place. */
function switches(
	{ microphoneOn, cameraOn, cannotSend }: NonNullable<Presence['call']>,
	t: TFunction,
): TrayEntry[] {
	if (cannotSend) return [{ kind: 'title', label: t(`unavailable.${cannotSend}`) }];
	return [
		command(t(microphoneOn ? 'call.microphoneOff' : 'call.microphoneOn'), { kind: 'microphone' }),
		command(t(cameraOn ? 'call.cameraOff' : 'call.cameraOn'), { kind: 'camera' }),
	];
}

function places(
	{ places = [], canStart }: Presence,
	isHosting: boolean,
	isKnocked: boolean,
	t: TFunction,
): TrayEntry[][] {
	const go = ({ id, title }: (typeof places)[number]) =>
		command(shortened(title), { kind: 'go', placeId: id });
	const start = t(isHosting ? 'home.hostingReturn' : 'home.start');
	const own = canStart ? [command(start, { kind: 'start-call' })] : [];
	const groups = [
		places.filter((place) => place.favourite).map(go),
		places
			.filter((place) => !place.favourite)
			.slice(0, recentPlaces)
			.map(go),
	];
	// Who waits at the door comes before all places.
	return isKnocked ? [own, ...groups] : [...groups, own];
}

function end(presence: Presence | undefined, t: TFunction): TrayEntry[] {
	return [
		{ kind: 'open', label: t('desktop.open') },
		...(presence ? [command(t('settings.open'), { kind: 'open-settings' })] : []),
		{ kind: 'quit', label: t('desktop.quit') },
	];
}

function command(label: string, wanted: DesktopCommand): TrayEntry {
	return { kind: 'command', label, command: wanted };
}

/** People choose these names: a menu as wide as the screen helps nobody. */
function shortened(title: string): string {
	const line = title.replace(/\s+/g, ' ').trim();
	const letters = [...line];
	return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join('')}…` : line;
}

/** What the pointer resting on the icon shows. */
export function trayTooltip(presence: Presence | undefined, host: OwnHost, t: TFunction): string {
	const { call } = presence ?? {};
	if (call?.phase === 'inside') {
		const microphone = t(call.microphoneOn ? 'desktop.microphoneOn' : 'desktop.microphoneOff');
		return [shortened(call.title), microphone, ...(call.sharing ? [t('desktop.sharing')] : [])].join(' · ');
	}
	if (call?.phase === 'reconnecting') return `${shortened(call.title)} · ${t('desktop.reconnecting')}`;
	if (call?.phase === 'joining') return `${t('app.name')} · ${t('desktop.joining')}`;
	if (call?.phase === 'knocking') return `${t('app.name')} · ${t('desktop.waiting')}`;
	const news = knocking(host, t) ?? (host.isHosting ? t('desktop.hosting') : null);
	return news ? `${t('app.name')} · ${news}` : t('app.name');
}

import type { TFunction } from 'i18next';
import { recognise } from '../../../contract/destination/recognise.ts';
import type { DeviceKind } from '../../stores/engine.ts';
import { titleOf } from '../../stores/placesStore.ts';
import type { SettingsSection } from '../../stores/settingsScreen.ts';
import { themes } from '../../stores/settingsStore.ts';
import { isPinned } from '../../stores/stageStore.ts';
import { languages } from '../../texts/texts.ts';
import type { Action, Surroundings } from '../action.ts';
import { actionIds, actions } from '../actions.ts';
import { keyFor } from '../shortcuts.ts';
import type { Entry } from './entry.ts';

/** The machine's devices, by kind. Labels are empty until the page may use such devices. */
export type KnownDevices = Readonly<
	Record<DeviceKind, readonly { readonly id: string; readonly label: string }[]>
>;

export interface EntryParts {
	readonly at: Surroundings;
	readonly t: TFunction;
	readonly devices: KnownDevices;
	readonly sections: readonly SettingsSection[];
}

/** Does something and gives nothing further to choose. */
const doing = (act: () => unknown) => () => {
	void act();
	return undefined;
};

/** Everything that can be done by name, here and now. */
export function allEntries(parts: EntryParts): readonly Entry[] {
	return [
		...actionEntries(parts),
		...peopleEntries(parts),
		...placeEntries(parts),
		...deviceEntries(parts),
		...settingsEntries(parts),
	];
}

function actionEntries({ at, t }: EntryParts): Entry[] {
	const { shortcuts } = at.app.settings.getState();
	return actionIds.flatMap((id): Entry[] => {
		const action: Action = actions[id];
		const readiness = action.unlisted ? 'absent' : action.readiness(at);
		if (readiness === 'absent') return [];
		return [
			{
				id,
				group: 'here',
				title: action.title(at, t),
				key: keyFor(id, shortcuts),
				...(readiness !== 'ready' && { why: t(readiness.why) }),
				run: doing(() => action.perform(at)),
			},
		];
	});
}

/** In percent, as loud as they come to not at all. */
const volumes = [100, 75, 50, 25, 0];

function peopleEntries({ at: { call, app }, t }: EntryParts): Entry[] {
	const view = call?.store.getState().call;
	if (!call || !view || (view.phase.kind !== 'inside' && view.phase.kind !== 'reconnecting')) return [];
	const { pinned } = call.stage.store.getState();
	const { shortcuts } = app.settings.getState();
	return view.participants
		.filter(({ isSelf }) => !isSelf)
		.flatMap(({ id, name }, index): Entry[] => {
			const pin = { kind: 'person', id } as const;
			const pinKey = actionIds.find((one) => one === `pin${index + 1}`);
			return [
				{
					id: `pin ${id}`,
					group: 'people',
					title: isPinned(pinned, pin) ? t('action.unpin', { name }) : t('action.pin', { name }),
					...(pinKey && { key: keyFor(pinKey, shortcuts) }),
					run: doing(() => call.stage.togglePin(pin)),
				},
				{
					id: `volume ${id}`,
					group: 'people',
					title: t('people.volume', { name }),
					run: () =>
						volumes.map((percent) => ({
							id: `volume ${id} ${percent}`,
							group: 'people',
							title: t('palette.volume', { name, percent }),
							run: doing(() => call.intents.setParticipantVolume(id, percent / 100)),
						})),
				},
			];
		});
}

function placeEntries({ at: { app }, t }: EntryParts): Entry[] {
	return app.places.store.getState().places.map((place) => ({
		id: `place ${place.id}`,
		group: 'places',
		title: titleOf(place) || t('home.untitled'),
		also: t('home.join'),
		run: doing(() => app.navigation.goTo(place)),
	}));
}

function deviceEntries({ at: { app, call }, t, devices }: EntryParts): Entry[] {
	return (Object.keys(devices) as DeviceKind[]).flatMap((kind) => {
		const named = devices[kind].map(({ id, label }, index) => ({
			id,
			label: label || t('device.unnamed', { number: index + 1 }),
		}));
		// One device leaves no choice.
		if (named.length === 0) return [];
		const chosen = app.settings.getState().devices;
		return [{ id: undefined, label: t('device.system') }, ...named].map(
			({ id, label }): Entry => ({
				id: `${kind} ${id}`,
				group: 'devices',
				title: t('palette.device', { kind: t(`device.kind.${kind}`), label }),
				chosen: chosen[kind] === id,
				run: doing(() => {
					app.settings.setState({ devices: { ...app.settings.getState().devices, [kind]: id } });
					return call?.intents.chooseDevice(kind, id ?? 'default');
				}),
			}),
		);
	});
}

function settingsEntries({ at: { app }, t, sections }: EntryParts): Entry[] {
	const { language, theme } = app.settings.getState();
	const chooseable = { system: t('settings.languageSystem'), ...languages };
	return [
		...sections.map(
			(section): Entry => ({
				id: `settings ${section}`,
				group: 'settings',
				title: t('palette.section', { section: t(`settings.sections.${section}`) }),
				run: doing(() => app.settingsScreen.show(section)),
			}),
		),
		...(Object.keys(chooseable) as (keyof typeof chooseable)[]).map(
			(one): Entry => ({
				id: `language ${one}`,
				group: 'settings',
				title: t('palette.language', { language: chooseable[one] }),
				// Whoever cannot read the language of the moment looks for this word.
				also: 'language',
				chosen: language === one,
				run: doing(() => app.settings.setState({ language: one })),
			}),
		),
		...themes.map(
			(one): Entry => ({
				id: `theme ${one}`,
				group: 'settings',
				title: t('palette.theme', { theme: t(`settings.themes.${one}`) }),
				chosen: theme === one,
				run: doing(() => app.settings.setState({ theme: one })),
			}),
		),
	];
}

/** A link to a call that was pasted where one looks for things by name. */
export function linkEntry(typed: string, { at: { app }, t }: EntryParts): Entry | null {
	const link = typed.trim();
	if (recognise(link).kind === 'problem') return null;
	return {
		id: 'link',
		group: 'here',
		title: t('palette.link'),
		run: doing(() => app.navigation.openLink(link)),
	};
}

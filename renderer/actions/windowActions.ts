import type { Action } from './action.ts';

/** What can be done on every screen. */
export const windowActions = {
	palette: {
		key: 'Mod+K',
		title: (_at, t) => t('action.palette'),
		unlisted: true,
		readiness: () => 'ready',
		perform: ({ app }) => app.panels.setState(({ palette }) => ({ palette: !palette })),
	},
	startCall: {
		key: '',
		title: (_at, t) => t('home.start'),
		readiness: ({ app, call }) => (app.hosting && !call ? 'ready' : 'absent'),
		perform: ({ app }) => void app.navigation.startCall(),
	},
	home: {
		key: '',
		title: (_at, t) => t('ended.home'),
		readiness({ call }) {
			// Out of a call one leaves; that is another word.
			const kind = call?.store.getState().call.phase.kind;
			return kind === 'idle' || kind === 'ended' ? 'ready' : 'absent';
		},
		perform: ({ app }) => void app.navigation.goHome(),
	},
	settings: {
		key: 'Mod+Comma',
		title: (_at, t) => t('settings.open'),
		readiness: () => 'ready',
		perform: ({ app }) => app.settingsScreen.show(),
	},
	back: {
		key: 'Esc',
		fixed: true,
		title: (_at, t) => t('action.back'),
		unlisted: true,
		readiness: () => 'ready',
		perform({ app }) {
			if (app.panels.getState().inCall) app.panels.setState({ inCall: null });
			// From here on keys mean the call again, Space too.
			else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		},
	},
} as const satisfies Record<string, Action>;

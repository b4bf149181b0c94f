import type { Capability } from '../session/session.ts';
import type { OpenCall } from '../stores/callStore.ts';
import { leave, mustAskToLeave } from '../stores/leaving.ts';
import type { Panels } from '../stores/panels.ts';
import type { Action, Readiness, Surroundings } from './action.ts';

function callOf({ call }: Surroundings) {
	return call?.store.getState().call ?? null;
}

function ownOf(surroundings: Surroundings) {
	return callOf(surroundings)?.own;
}

function ownHandUp(surroundings: Surroundings): boolean {
	const self = callOf(surroundings)?.participants.find(({ isSelf }) => isSelf);
	return self !== undefined && self.hand !== null;
}

/** In the lobby and in the call. */
function withCall(surroundings: Surroundings): Readiness {
	const kind = callOf(surroundings)?.phase.kind;
	return kind && kind !== 'ended' ? 'ready' : 'absent';
}

function inCall(surroundings: Surroundings): Readiness {
	const kind = callOf(surroundings)?.phase.kind;
	return kind === 'inside' || kind === 'reconnecting' ? 'ready' : 'absent';
}

/** Where the server can do it, and otherwise the reason why not. */
function ableTo(surroundings: Surroundings, capability: Capability, place = inCall): Readiness {
	const able = callOf(surroundings)?.capabilities?.[capability] ?? true;
	const here = place(surroundings);
	return able === true || here === 'absent' ? here : { why: `unavailable.${able.unavailable}` };
}

function onePicture(surroundings: Surroundings): boolean {
	return (callOf(surroundings)?.capabilities?.['screen-beside-camera'] ?? true) !== true;
}

/** A shared screen takes the camera's place where there is one for one picture only. */
function withPlaceForCamera(surroundings: Surroundings): Readiness {
	const taken = onePicture(surroundings) && ownOf(surroundings)?.share.kind !== 'off';
	const able = ableTo(surroundings, 'publish', withCall);
	return able === 'ready' && taken ? { why: 'unavailable.one-picture' } : able;
}

function asHost(surroundings: Surroundings): Readiness {
	return callOf(surroundings)?.room.role === 'host' ? ableTo(surroundings, 'moderation') : 'absent';
}

function firstWaiting(surroundings: Surroundings) {
	return callOf(surroundings)?.room.waiting[0];
}

function toggle(panel: Exclude<Panels['inCall'], null>) {
	return ({ app }: Surroundings) =>
		app.panels.setState(({ inCall: now }) => ({ inCall: now === panel ? null : panel }));
}

function withIntents({ call }: Surroundings, act: (intents: OpenCall['intents']) => void): void {
	if (call) act(call.intents);
}

/** One dialog asks what to share: ours, or the one of the browser or the system. */
async function chooseShare(at: Surroundings): Promise<void> {
	const asking = await at.platform.sharePicker?.describe();
	if (asking?.picker === 'ours') return at.app.panels.setState({ inCall: 'picker' });
	// A browser also asks whether with sound.
	const withSound = asking ? asking.sound === 'clean' : true;
	withIntents(at, (intents) => void intents.startShare({ title: null, withSound }));
}

/** What can be done in a call. */
export const callActions = {
	microphone: {
		key: 'M',
		title: (at, t) => (ownOf(at)?.microphone.on ? t('call.microphoneOff') : t('call.microphoneOn')),
		readiness: (at) => ableTo(at, 'publish', withCall),
		perform(at) {
			const { on = false, busy = true } = ownOf(at)?.microphone ?? {};
			if (busy) return;
			at.app.settings.setState({ microphoneOn: !on });
			withIntents(at, (intents) => void intents.setMicrophoneOn(!on));
		},
	},
	talk: {
		key: 'Space',
		unlisted: true,
		title: (_at, t) => t('action.talk'),
		readiness(at) {
			const able = ableTo(at, 'publish');
			if (able !== 'ready') return able;
			return ownOf(at)?.microphone.on ? { why: 'action.talkOn' } : 'ready';
		},
		perform: (at) => withIntents(at, (intents) => void intents.holdToTalk(true)),
		release: (at) => withIntents(at, (intents) => void intents.holdToTalk(false)),
	},
	camera: {
		key: 'V',
		title: (at, t) => (ownOf(at)?.camera.on ? t('call.cameraOff') : t('call.cameraOn')),
		readiness: withPlaceForCamera,
		perform(at) {
			const { on = false, busy = true } = ownOf(at)?.camera ?? {};
			if (busy) return;
			at.app.settings.setState({ cameraOn: !on });
			withIntents(at, (intents) => void intents.setCameraOn(!on));
		},
	},
	share: {
		key: 'S',
		title(at, t) {
			const kind = ownOf(at)?.share.kind;
			if (kind === 'on' || kind === 'resting') return t('call.shareStop');
			return onePicture(at) && ownOf(at)?.camera.on ? t('call.shareInstead') : t('call.share');
		},
		readiness: (at) => ableTo(at, 'publish'),
		perform(at) {
			const kind = ownOf(at)?.share.kind;
			if (kind === 'on' || kind === 'resting') withIntents(at, (intents) => void intents.stopShare());
			else if (kind === 'off') void chooseShare(at);
		},
	},
	hand: {
		key: 'H',
		title: (at, t) => (ownHandUp(at) ? t('hand.lower') : t('hand.raise')),
		readiness: (at) => ableTo(at, 'hands'),
		perform: (at) => withIntents(at, (intents) => void intents.setHand(!ownHandUp(at))),
	},
	layout: {
		key: 'L',
		title: ({ app }, t) =>
			app.settings.getState().layout === 'grid' ? t('call.layoutSpeaker') : t('call.layoutGrid'),
		readiness: inCall,
		perform({ app }) {
			const { layout } = app.settings.getState();
			app.settings.setState({ layout: layout === 'grid' ? 'speaker' : 'grid' });
		},
	},
	chat: {
		key: 'C',
		title: ({ app }, t) => (app.panels.getState().inCall === 'chat' ? t('chat.hide') : t('chat.title')),
		// What is open can be closed in any case.
		readiness: (at) => (at.app.panels.getState().inCall === 'chat' ? inCall(at) : ableTo(at, 'messages')),
		perform: toggle('chat'),
	},
	people: {
		key: 'P',
		title: ({ app }, t) =>
			app.panels.getState().inCall === 'people' ? t('call.hidePeople') : t('call.showPeople'),
		readiness: inCall,
		perform: toggle('people'),
	},
	invite: {
		key: '',
		title: (_at, t) => t('call.invite'),
		readiness: inCall,
		perform: ({ app }) => app.panels.setState({ invite: true }),
	},
	admit: {
		key: '',
		title: (at, t) => t('room.admitNamed', { name: firstWaiting(at)?.name ?? '' }),
		readiness: (at) => (firstWaiting(at) ? inCall(at) : 'absent'),
		perform(at) {
			const first = firstWaiting(at);
			if (first) withIntents(at, (intents) => void intents.admit(first.id));
		},
	},
	lock: {
		key: '',
		title: (at, t) => (callOf(at)?.room.locked ? t('room.unlock') : t('room.lock')),
		readiness: asHost,
		perform: (at) => withIntents(at, (intents) => void intents.setRoom({ locked: !callOf(at)?.room.locked })),
	},
	endForAll: {
		key: '',
		title: (_at, t) => t('leaving.end'),
		readiness: asHost,
		perform: ({ app }) => app.panels.setState({ leaving: true }),
	},
	denoise: {
		key: '',
		title: (at, t) => (ownOf(at)?.denoise.wanted ? t('action.denoiseOff') : t('action.denoiseOn')),
		readiness: withCall,
		perform(at) {
			const wanted = !ownOf(at)?.denoise.wanted;
			at.app.settings.setState({ denoise: wanted });
			withIntents(at, (intents) => void intents.setDenoise(wanted));
		},
	},
	statistics: {
		key: 'I',
		title: ({ app }, t) =>
			app.panels.getState().inCall === 'statistics' ? t('action.statisticsHide') : t('action.statistics'),
		readiness: inCall,
		perform: toggle('statistics'),
	},
	hideSelf: {
		key: '',
		title: ({ call }, t) =>
			call?.stage.store.getState().selfHidden ? t('action.showSelf') : t('action.hideSelf'),
		readiness: inCall,
		perform: ({ call }) => call?.stage.setSelfHidden(!call.stage.store.getState().selfHidden),
	},
	leave: {
		key: 'Mod+Shift+H',
		title: (_at, t) => t('call.leave'),
		readiness: inCall,
		perform({ app, call }) {
			if (!call) return;
			if (mustAskToLeave(call)) app.panels.setState({ leaving: true });
			else void leave(call, app.hosting);
		},
	},
} as const satisfies Record<string, Action>;

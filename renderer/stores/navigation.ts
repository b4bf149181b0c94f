import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CutOffPlace } from '../../contract/bridge/features.ts';
import {
	type Invitation,
	InvitationError,
	type InvitationProblem,
	readInvitation,
} from '../../contract/invitation/invitation.ts';
import type { Platform } from '../platform/platform.ts';
import { newIdentity } from '../session/identity.ts';
import { type CallView, createOpenCall, type OpenCall } from './callStore.ts';
import type { OpenEngine } from './engine.ts';
import type { HostingStore } from './hostingStore.ts';
import { type DevicesSeen, type LobbyNeed, needOfDecision } from './lobbyNeed.ts';
import type { Place, PlacesStore } from './placesStore.ts';
import type { SettingsStore } from './settingsStore.ts';
import { keyCheck, trustHost } from './trustHost.ts';

/** Where a person is in the app: at home, or with one call. */
export interface Where {
	readonly call: OpenCall | null;
	/** The host is starting, or the call's part of the app is being loaded. */
	readonly opening: boolean;
	/** What was wrong with the last link. */
	readonly problem: InvitationProblem | null;
	/** What came in the middle of a call: only the person may leave that. */
	readonly asked: { readonly invitation: Invitation; readonly place: Place | null } | null;
	/** The open call is gone into without the lobby. */
	readonly entering: boolean;
	/** Why the lobby came although one wanted to go in at once. */
	readonly need: LobbyNeed | null;
}

export interface Navigation {
	readonly store: StoreApi<Where>;
	/** Reads a link as pasted or handed over by the system, and goes to its call's lobby. */
	openLink(text: string): Promise<void>;
	openInvitation(invitation: Invitation): Promise<void>;
	/**
	 * Goes into a place's call at once, microphone and camera as last chosen. The lobby comes only when
	 * something needs a decision, or when it is always wanted; in the middle of another call one is asked.
	 */
	goTo(place: Place): Promise<void>;
	/** Hosts a new call here and goes to its lobby; at once into the call that is already hosted. */
	startCall(): Promise<void>;
	/** Reaches for the call again whose lobby is open. */
	tryAgain(): Promise<void>;
	/** Goes into the call again that the page was torn out of, as one was in it: nobody is heard by surprise. */
	comeBack(place: CutOffPlace): Promise<void>;
	/** Goes into the call again that has ended, without the lobby. */
	rejoin(): Promise<void>;
	answerAsked(join: boolean): Promise<void>;
	forgetProblem(): void;
	/** Leaves the call, if there is one. */
	goHome(): Promise<void>;
}

export interface NavigationParts {
	readonly platform: Platform;
	readonly settings: SettingsStore;
	readonly places: PlacesStore;
	readonly hosting: HostingStore | null;
	readonly openEngine: OpenEngine;
	readonly seeDevices: () => Promise<DevicesSeen>;
}

const away: Where = {
	call: null,
	opening: false,
	problem: null,
	asked: null,
	entering: false,
	need: null,
};

export function createNavigation({
	platform,
	settings,
	places,
	hosting,
	openEngine,
	seeDevices,
}: NavigationParts): Navigation {
	const store = createStore<Where>(() => away);

	async function open(
		invitation: Invitation,
		hosted: boolean,
		how: Partial<Pick<Where, 'entering' | 'need'>> = {},
		as?: Pick<CutOffPlace, 'identity' | 'microphoneOn' | 'cameraOn'>,
	): Promise<OpenCall> {
		const before = store.getState().call;
		store.setState({ ...away, opening: true });
		try {
			await before?.close();
			await trustHost(platform, invitation);
			const { denoise, talkingWhileMutedHint, devices } = settings.getState();
			const identity = as?.identity ?? newIdentity();
			const engine = await openEngine({
				target: { kind: 'parley', invitation, identity, ...keyCheck(platform, invitation) },
				displayName: () => settings.getState().name,
				microphoneOn: as?.microphoneOn ?? settings.getState().microphoneOn,
				cameraOn: () => as?.cameraOn ?? settings.getState().cameraOn,
				denoise,
				talkingWhileMutedHint,
				callSounds: () => settings.getState().callSounds,
				devices,
			});
			const call = createOpenCall(engine, { invitation, hosted, identity });
			store.setState({ ...away, call, ...how });
			return call;
		} catch (cause) {
			store.setState(away);
			throw cause;
		}
	}

	/** An invitation, or how one reaches it from here if this machine hosts it. */
	const resolve = (invitation: Invitation) => {
		const state = hosting?.store.getState();
		const own = state?.kind === 'running' ? state.own : null;
		return own?.roomId === invitation.roomId
			? { invitation: own, hosted: true }
			: { invitation, hosted: false };
	};

	/** @param reason why the lobby is needed in any case */
	async function enter(wanted: Invitation, reason: LobbyNeed | null): Promise<void> {
		store.setState({ opening: true, problem: null });
		const { invitation, hosted } = resolve(wanted);
		const need = reason ?? needOfDecision(settings.getState(), await seeDevices());
		const call = await open(invitation, hosted, need ? { need } : { entering: true });
		if (need) return;
		// Costs nothing: joining needs the same answer. A place that is gone shows in its lobby.
		const found = await looked(call);
		if (store.getState().call !== call) return;
		if (found) await call.intents.join();
		else store.setState({ entering: false, need: 'place' });
	}

	/** Null, and the problem is said, if it is no link to a call. */
	function read(link: string): Invitation | null {
		try {
			return readInvitation(link);
		} catch (cause) {
			if (!(cause instanceof InvitationError)) throw cause;
			store.setState({ problem: cause.reason });
			return null;
		}
	}

	/** One is on the way somewhere, or in a call already: in another one than this, the person is asked. */
	function isBusyElsewhere(invitation: Invitation, place: Place | null): boolean {
		const { call, opening } = store.getState();
		if (opening) return true;
		if (!call || !isLive(call)) return false;
		if (call.invitation.roomId !== invitation.roomId) store.setState({ asked: { invitation, place } });
		return true;
	}

	const navigation: Navigation = {
		store,
		async openLink(text) {
			const invitation = read(text);
			if (invitation) await navigation.openInvitation(invitation);
		},
		async openInvitation(invitation) {
			if (isBusyElsewhere(invitation, null)) return;
			const place = resolve(invitation);
			await open(place.invitation, place.hosted);
		},
		async goTo(place) {
			const invitation = read(place.link);
			if (!invitation || isBusyElsewhere(invitation, place)) return;
			await enter(invitation, places.byId(place.id) ? null : 'first-time');
		},
		async startCall() {
			if (!hosting || store.getState().opening) return;
			const running = hosting.store.getState();
			if (running.kind === 'running') return enter(running.own, null);
			store.setState({ opening: true, problem: null });
			const state = await hosting.start();
			store.setState({ opening: false });
			if (state.kind === 'running') await open(state.own, true);
		},
		async tryAgain() {
			const { call, opening } = store.getState();
			if (call && !opening && !isLive(call)) await open(call.invitation, call.hosted);
		},
		async comeBack(place) {
			const call = await open(place.invitation, place.hosted, { entering: true }, place);
			await call.intents.join();
		},
		async rejoin() {
			const ended = store.getState().call;
			if (!ended) return;
			const call = await open(ended.invitation, ended.hosted, { entering: true });
			await call.intents.join();
		},
		async answerAsked(join) {
			const { asked } = store.getState();
			store.setState({ asked: null });
			if (!asked || !join) return;
			if (asked.place) return enter(asked.invitation, null);
			const place = resolve(asked.invitation);
			await open(place.invitation, place.hosted);
		},
		forgetProblem: () => store.setState({ problem: null }),
		async goHome() {
			const { call } = store.getState();
			store.setState(away);
			await call?.close();
		},
	};

	// A call is remembered once one was in it, under the names of those who were there.
	store.subscribe(({ call }, { call: before }) => {
		if (!call || call === before || call.hosted) return;
		call.store.subscribe(({ call: now }, { call: then }) => {
			const entered = now.phase.kind === 'inside' && then.phase.kind !== 'inside';
			const changed = now.phase.kind === 'inside' && now.participants.length !== then.participants.length;
			if (!entered && !changed) return;
			const others = now.participants.filter((participant) => !participant.isSelf);
			const names = others.map((participant) => participant.name).join(', ');
			const title = names || (places.of(call.invitation)?.title ?? '');
			places.remember(call.invitation, title, Date.now());
		});
	});
	return navigation;
}

/** Somebody is in it, or on the way: it is not left without asking. */
function isLive(call: OpenCall): boolean {
	const { kind } = call.store.getState().call.phase;
	return kind === 'joining' || kind === 'knocking' || kind === 'inside' || kind === 'reconnecting';
}

/** Resolves when the look inside is over: whether the place was there. */
function looked({ store }: OpenCall): Promise<boolean> {
	const answer = (view: CallView) => (view.preview === 'looking' ? null : view.previewProblem === null);
	return new Promise((resolve) => {
		const first = answer(store.getState());
		if (first !== null) return resolve(first);
		const stop = store.subscribe((view) => {
			const found = answer(view);
			if (found === null) return;
			stop();
			resolve(found);
		});
	});
}

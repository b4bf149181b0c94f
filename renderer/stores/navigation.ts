import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CutOffPlace, HostingState } from '../../contract/bridge/features.ts';
import type { Destination } from '../../contract/destination/destination.ts';
import type { Answers } from '../../contract/destination/draft.ts';
import { placeKey } from '../../contract/destination/place.ts';
import { recognise } from '../../contract/destination/recognise.ts';
import type { LinkProblem } from '../../contract/destination/recognised.ts';
import type { Platform } from '../platform/platform.ts';
import { newIdentity } from '../session/identity.ts';
import { askForKeys } from './askForKeys.ts';
import { hasEnded, isLive, looked } from './callProgress.ts';
import { createOpenCall, type OpenCall } from './callStore.ts';
import type { OpenEngine } from './engine.ts';
import { createFinder, type Finding } from './finding.ts';
import type { Foresee } from './foresee.ts';
import type { HostingStore } from './hostingStore.ts';
import { type DevicesSeen, type LobbyNeed, needOfDecision } from './lobbyNeed.ts';
import type { Place, PlacesStore } from './placesStore.ts';
import { prepare, targetOf } from './prepare.ts';
import { rememberCalls } from './rememberCalls.ts';
import type { SettingsStore } from './settingsStore.ts';

/** Where a person is in the app: at home, or with one call. */
export interface Where {
	readonly call: OpenCall | null;
	/** The host is starting, or the call's part of the app is being loaded. */
	readonly opening: boolean;
	/** What was wrong with the last link. */
	readonly problem: LinkProblem | null;
	/** What the person has to say to the last link before it is gone to. */
	readonly finding: Finding | null;
	/** What came in the middle of a call: only the person may leave that. */
	readonly asked: { readonly destination: Destination; readonly place: Place | null } | null;
	/** The open call is gone into without the lobby. */
	readonly entering: boolean;
	/** Why the lobby came although one wanted to go in at once. */
	readonly need: LobbyNeed | null;
}

export interface Navigation {
	readonly store: StoreApi<Where>;
	/** Reads a link as pasted or handed over by the system, and goes to its call's lobby; asks what it must. */
	openLink(text: string): Promise<void>;
	openDestination(destination: Destination): Promise<void>;
	/** Yes to what is asked about a link (`finding`). */
	confirmFinding(): Promise<void>;
	/** What was missing of it. */
	answerFinding(answers: Answers): Promise<void>;
	dismissFinding(): void;
	/** Asks for what a server wants in place of what it refused. False where nothing else could be said. */
	askForKey(): boolean;
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
	readonly foresee: Foresee;
	readonly seeDevices: () => Promise<DevicesSeen>;
}

const away: Where = {
	call: null,
	opening: false,
	problem: null,
	finding: null,
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
	foresee,
	seeDevices,
}: NavigationParts): Navigation {
	const store = createStore<Where>(() => away);

	async function open(
		destination: Destination,
		hosted: boolean,
		how: Partial<Pick<Where, 'entering' | 'need'>> = {},
		as?: Pick<CutOffPlace, 'identity' | 'microphoneOn' | 'cameraOn'>,
	): Promise<OpenCall> {
		const before = store.getState().call;
		store.setState({ ...away, opening: true });
		foresee(destination.kind);
		try {
			await before?.close();
			await prepare(platform, destination);
			const { denoise, talkingWhileMutedHint, devices } = settings.getState();
			const identity = as?.identity ?? newIdentity();
			const engine = await openEngine({
				target: targetOf(platform, destination, identity),
				displayName: () => settings.getState().name,
				microphoneOn: as?.microphoneOn ?? settings.getState().microphoneOn,
				cameraOn: () => as?.cameraOn ?? settings.getState().cameraOn,
				denoise,
				talkingWhileMutedHint,
				callSounds: () => settings.getState().callSounds,
				devices,
			});
			const call = createOpenCall(engine, { destination, hosted, identity });
			store.setState({ ...away, call, ...how });
			return call;
		} catch (cause) {
			store.setState(away);
			throw cause;
		}
	}

	/** A destination, or how one reaches it from here if this machine hosts it. */
	const resolve = (destination: Destination): { destination: Destination; hosted: boolean } => {
		const state = hosting?.store.getState();
		const own = state?.kind === 'running' ? toOwn(state) : null;
		return own && placeKey(own) === placeKey(destination)
			? { destination: own, hosted: true }
			: { destination, hosted: false };
	};

	/** @param reason why the lobby is needed in any case */
	async function enter(wanted: Destination, reason: LobbyNeed | null): Promise<void> {
		store.setState({ opening: true, problem: null, finding: null });
		foresee(wanted.kind);
		const { destination, hosted } = resolve(wanted);
		const need = reason ?? needOfDecision(settings.getState(), await seeDevices());
		const call = await open(destination, hosted, need ? { need } : { entering: true });
		if (need) return;
		// Costs nothing: joining needs the same answer. A place that is gone shows in its lobby.
		const found = await looked(call);
		if (store.getState().call !== call) return;
		if (found) await call.intents.join();
		else store.setState({ entering: false, need: 'place' });
	}

	/** One is on the way somewhere, or in a call already: in another one than this, the person is asked. */
	function isBusyElsewhere(destination: Destination, place: Place | null): boolean {
		const { call, opening } = store.getState();
		if (opening) return true;
		if (!call || !isLive(call)) return false;
		if (placeKey(call.destination) !== placeKey(destination))
			store.setState({ asked: { destination, place } });
		return true;
	}

	const finder = createFinder({
		store,
		probe: platform.probe,
		foresee,
		async open(destination, joining) {
			if (isBusyElsewhere(destination, null) || finder.askIfExpired(destination)) return;
			const place = resolve(destination);
			const call = await open(place.destination, place.hosted, joining ? { entering: true } : {});
			if (joining) await call.intents.join();
		},
	});

	const navigation: Navigation = {
		store,
		openLink: (text) => finder.follow(text),
		async openDestination(destination) {
			if (isBusyElsewhere(destination, null)) return;
			const place = resolve(destination);
			await open(place.destination, place.hosted);
		},
		confirmFinding: () => finder.confirm(),
		answerFinding: (answers) => finder.answer(answers),
		dismissFinding: () => finder.dismiss(),
		askForKey() {
			const { call } = store.getState();
			return call !== null && finder.askAgain(call.destination, hasEnded(call));
		},
		async goTo(place) {
			const found = recognise(place.link);
			if (found.kind !== 'destination') return finder.follow(place.link);
			const { destination } = found;
			if (isBusyElsewhere(destination, place) || finder.askIfExpired(destination)) return;
			await enter(destination, places.byId(place.id) ? null : 'first-time');
		},
		async startCall() {
			if (!hosting || store.getState().opening) return;
			const running = hosting.store.getState();
			if (running.kind === 'running') return enter(toOwn(running), null);
			store.setState({ opening: true, problem: null, finding: null });
			foresee('parley');
			const state = await hosting.start();
			store.setState({ opening: false });
			if (state.kind === 'running') await open(toOwn(state), true);
		},
		async tryAgain() {
			const { call, opening } = store.getState();
			if (call && !opening && !isLive(call)) await open(call.destination, call.hosted);
		},
		async comeBack(place) {
			const call = await open(place.destination, place.hosted, { entering: true }, place);
			await call.intents.join();
		},
		async rejoin() {
			const ended = store.getState().call;
			if (!ended) return;
			const call = await open(ended.destination, ended.hosted, { entering: true });
			await call.intents.join();
		},
		async answerAsked(join) {
			const { asked } = store.getState();
			store.setState({ asked: null });
			if (!asked || !join) return;
			if (asked.place) return enter(asked.destination, null);
			const place = resolve(asked.destination);
			await open(place.destination, place.hosted);
		},
		forgetProblem: () => store.setState({ problem: null }),
		async goHome() {
			const { call } = store.getState();
			store.setState(away);
			await call?.close();
		},
	};

	rememberCalls(store, places);
	askForKeys(store, () => navigation.askForKey());
	return navigation;
}

const toOwn = ({ own }: Extract<HostingState, { kind: 'running' }>): Destination => ({
	kind: 'parley',
	invitation: own,
});

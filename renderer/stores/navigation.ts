import { createStore, type StoreApi } from 'zustand/vanilla';
import {
	type Invitation,
	InvitationError,
	type InvitationProblem,
	readInvitation,
	splitAddress,
} from '../../contract/invitation/invitation.ts';
import type { Platform } from '../platform/platform.ts';
import { createOpenCall, type OpenCall } from './callStore.ts';
import type { OpenEngine } from './engine.ts';
import type { HostingStore } from './hostingStore.ts';
import type { PlacesStore } from './placesStore.ts';
import type { SettingsStore } from './settingsStore.ts';

/** Where a person is in the app: at home, or with one call. */
export interface Where {
	readonly call: OpenCall | null;
	/** The host is starting, or the call's part of the app is being loaded. */
	readonly opening: boolean;
	/** What was wrong with the last link. */
	readonly problem: InvitationProblem | null;
	/** A link that came in the middle of a call: only the person may leave that. */
	readonly asked: Invitation | null;
}

export interface Navigation {
	readonly store: StoreApi<Where>;
	/** Reads a link as pasted or handed over by the system, and goes to its call's lobby. */
	openLink(text: string): Promise<void>;
	openInvitation(invitation: Invitation): Promise<void>;
	/** Hosts a new call here and goes to its lobby; at once into the call that is already hosted. */
	startCall(): Promise<void>;
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
}

const away: Where = { call: null, opening: false, problem: null, asked: null };

export function createNavigation({
	platform,
	settings,
	places,
	hosting,
	openEngine,
}: NavigationParts): Navigation {
	const store = createStore<Where>(() => away);

	async function open(invitation: Invitation, hosted: boolean): Promise<OpenCall> {
		const before = store.getState().call;
		store.setState({ ...away, opening: true });
		try {
			await before?.close();
			await trust(platform, invitation);
			const { microphoneOn, denoise, talkingWhileMutedHint, devices } = settings.getState();
			const engine = await openEngine({
				target: { kind: 'mediasoup', invitation },
				displayName: () => settings.getState().name,
				microphoneOn,
				cameraOn: () => settings.getState().cameraOn,
				denoise,
				talkingWhileMutedHint,
				devices,
			});
			const call = createOpenCall(engine, invitation, hosted);
			store.setState({ ...away, call });
			return call;
		} catch (cause) {
			store.setState(away);
			throw cause;
		}
	}

	const ownRoom = () => {
		const state = hosting?.store.getState();
		return state?.kind === 'running' ? state.own : null;
	};

	const navigation: Navigation = {
		store,
		async openLink(text) {
			let invitation: Invitation;
			try {
				invitation = readInvitation(text);
			} catch (cause) {
				if (!(cause instanceof InvitationError)) throw cause;
				store.setState({ problem: cause.reason });
				return;
			}
			await navigation.openInvitation(invitation);
		},
		async openInvitation(invitation) {
			const { call, opening } = store.getState();
			if (opening) return;
			if (call && isLive(call)) {
				if (call.invitation.roomId !== invitation.roomId) store.setState({ asked: invitation });
				return;
			}
			const own = ownRoom();
			const hosted = own?.roomId === invitation.roomId;
			await open(hosted && own ? own : invitation, hosted);
		},
		async startCall() {
			if (!hosting || store.getState().opening) return;
			store.setState({ opening: true, problem: null });
			const running = hosting.store.getState();
			const state = running.kind === 'running' ? running : await hosting.start();
			store.setState({ opening: false });
			if (state.kind === 'running') await open(state.own, true);
		},
		async rejoin() {
			const ended = store.getState().call;
			if (!ended) return;
			const call = await open(ended.invitation, ended.hosted);
			await call.intents.join();
		},
		async answerAsked(join) {
			const { asked } = store.getState();
			store.setState({ asked: null });
			if (asked && join) await open(asked, ownRoom()?.roomId === asked.roomId);
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
			const known = places.store
				.getState()
				.recent.find((place) => place.link.includes(call.invitation.roomId));
			const names = others.map((participant) => participant.name).join(', ');
			places.remember(call.invitation, names || (known?.title ?? ''), Date.now());
		});
	});
	return navigation;
}

/** Somebody is in it, or on the way: it is not left without asking. */
function isLive(call: OpenCall): boolean {
	const { kind } = call.store.getState().call.phase;
	return kind === 'joining' || kind === 'inside' || kind === 'reconnecting';
}

/** The host's key is known before the first connection to it, or never. */
async function trust({ trust: pins }: Platform, { addresses, key }: Invitation): Promise<void> {
	if (!pins || !key) return;
	await pins.pin([...new Set(addresses.map((address) => splitAddress(address).hostname))], key);
}

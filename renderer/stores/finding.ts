import type { StoreApi } from 'zustand/vanilla';
import type { Destination, DestinationKind } from '../../contract/destination/destination.ts';
import { type Answers, type Draft, filled, keysOf } from '../../contract/destination/draft.ts';
import { readLiveKitToken } from '../../contract/destination/liveKitToken.ts';
import { hasForeignLetters, hostOf } from '../../contract/destination/place.ts';
import { recognise } from '../../contract/destination/recognise.ts';
import type { LinkProblem, Recognised } from '../../contract/destination/recognised.ts';
import { type NothingFound, type Told, whatItIs } from '../../contract/destination/told.ts';
import type { Probe } from '../platform/platform.ts';
import type { Foresee } from './foresee.ts';

/** What a link was found to be, and what the person has to say to it. */
export type Finding =
	/** Only its server could tell: nothing was asked yet. */
	| { readonly kind: 'ask'; readonly address: string; readonly host: string }
	| { readonly kind: 'asking'; readonly host: string }
	/** Its server's name may look like another one. */
	| { readonly kind: 'look-alike'; readonly host: string; readonly recognised: Recognised }
	/** It is known what it is, and something is missing: never said, refused, or out of date. */
	| {
			readonly kind: 'missing';
			readonly draft: Draft;
			readonly why: 'lacking' | 'refused' | 'expired';
			/** One was on the way in already: with the answer one goes on, without the lobby. */
			readonly joining: boolean;
	  }
	/** Its server was asked, and there is no call. */
	| { readonly kind: 'nothing'; readonly host: string; readonly why: NothingFound };

interface Found {
	readonly problem: LinkProblem | null;
	readonly finding: Finding | null;
}

interface FinderParts<W extends Found> {
	readonly store: StoreApi<W>;
	/** None: no other server than a Parley host can be reached from here. */
	readonly probe: Probe | undefined;
	readonly foresee: Foresee;
	/** @param joining goes in at once */
	readonly open: (destination: Destination, joining: boolean) => Promise<void>;
}

/** From a text that somebody pastes to a destination, with what the person has to say on the way. */
export interface Finder {
	follow(link: string): Promise<void>;
	/** Yes to what is asked: the server may be asked, or the name is the right one. */
	confirm(): Promise<void>;
	/** What was missing. */
	answer(answers: Answers): Promise<void>;
	dismiss(): void;
	/** Asks for what a server wants in place of what it refused. False where nothing else could be said. */
	askAgain(destination: Destination, joining: boolean): boolean;
	/** Asks for another ticket where one is out of date. False where all is well. */
	askIfExpired(destination: Destination): boolean;
}

export function createFinder<W extends Found>({ store, probe, foresee, open }: FinderParts<W>): Finder {
	const set = (found: Found) => store.setState(found as Partial<W>);
	const show = (finding: Finding | null) => set({ problem: null, finding });

	async function go(recognised: Recognised, seen = false): Promise<void> {
		if (recognised.kind === 'problem') return set({ problem: recognised.problem, finding: null });
		if (!probe && !isOnParleyHost(recognised)) return set({ problem: 'app-only', finding: null });
		const kind = kindIn(recognised);
		if (kind) foresee(kind);
		const host = hostIn(recognised);
		if (!seen && hasForeignLetters(host)) return show({ kind: 'look-alike', host, recognised });
		switch (recognised.kind) {
			case 'unknown':
				return show({ kind: 'ask', address: recognised.address, host });
			case 'draft':
				return show({ kind: 'missing', draft: recognised.draft, why: 'lacking', joining: false });
			case 'destination':
				show(null);
				return open(recognised.destination, false);
		}
	}

	async function ask(address: string, host: string): Promise<void> {
		const asking: Finding = { kind: 'asking', host };
		show(asking);
		const told = await (probe?.(address) ?? unasked).catch((cause: unknown): Told => {
			console.warn('The server of a link could not be asked', cause);
			return { kind: 'unreachable' };
		});
		// Whoever has given up meanwhile is not led anywhere.
		if (store.getState().finding !== asking) return;
		const recognised = whatItIs(address, told);
		// What it names instead is asked again only if the person says so.
		if (typeof recognised === 'string') show({ kind: 'nothing', host, why: recognised });
		else await go(recognised);
	}

	return {
		follow: (link) => go(recognise(link)),
		async confirm() {
			const { finding } = store.getState();
			if (finding?.kind === 'ask') await ask(finding.address, finding.host);
			if (finding?.kind === 'look-alike') await go(finding.recognised, true);
		},
		async answer(answers) {
			const { finding } = store.getState();
			if (finding?.kind !== 'missing') return;
			show(null);
			await open(filled(finding.draft, answers), finding.joining);
		},
		dismiss: () => show(null),
		askAgain(destination, joining) {
			const missing = keysOf(destination);
			if (missing.length === 0) return false;
			show({ kind: 'missing', draft: { known: destination, missing }, why: 'refused', joining });
			return true;
		},
		askIfExpired(destination) {
			if (destination.kind !== 'livekit') return false;
			const expiresAt = readLiveKitToken(destination.token)?.expiresAt;
			if (expiresAt === undefined || expiresAt > Date.now()) return false;
			const draft: Draft = { known: destination, missing: ['token'] };
			show({ kind: 'missing', draft, why: 'expired', joining: false });
			return true;
		},
	};
}

const unasked: Promise<Told> = Promise.resolve({ kind: 'unreachable' });

function isOnParleyHost(recognised: Recognised): boolean {
	return recognised.kind === 'destination' && recognised.destination.kind === 'parley';
}

function kindIn(recognised: Recognised): DestinationKind | null {
	if (recognised.kind === 'draft') return recognised.draft.known.kind;
	return recognised.kind === 'destination' ? recognised.destination.kind : null;
}

function hostIn(recognised: Exclude<Recognised, { kind: 'problem' }>): string {
	switch (recognised.kind) {
		case 'unknown':
			return new URL(recognised.address).host;
		case 'draft':
			return hostOf(recognised.draft.known);
		case 'destination':
			return hostOf(recognised.destination);
	}
}

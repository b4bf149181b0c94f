import type { Emitter } from 'mitt';
import type { ToneName } from '../sound/callSounds/tones.ts';
import type { CallState, Notice } from './state.ts';

/** What of a call's news is heard. */
const heard: Partial<Record<Notice['kind'], ToneName>> = {
	joined: 'join',
	left: 'leave',
	'hand-raised': 'hand',
	knock: 'knock',
	message: 'message',
};

/** So many sounds of one kind in so many milliseconds: a room that fills up is no carillon. */
const most = { sounds: 2, inMs: 10_000 };

export interface CallSoundsParts {
	readonly events: Emitter<{ changed: CallState }>;
	readonly state: CallState;
	readonly player: { play(name: ToneName): void; close(): void };
	/** What the person chose; asked each time. */
	readonly wanted: () => boolean;
	/** Milliseconds; given by tests. */
	readonly now?: () => number;
}

/** Lets a call be heard, not only seen: short sounds for what happens in it, until it ends. */
export function soundCall({ events, state, player, wanted, now = Date.now }: CallSoundsParts): void {
	let before = state;
	/** One was heard by a held key: that is meant to be quiet, at its end too. */
	let byKey = false;
	const played = new Map<ToneName, number[]>();

	const play = (name: ToneName) => {
		const at = now();
		const recent = (played.get(name) ?? []).filter((time) => at - time < most.inMs);
		const mayPlay = wanted() && recent.length < most.sounds;
		played.set(name, mayPlay ? [...recent, at] : recent);
		if (mayPlay) player.play(name);
	};
	const changed = (after: CallState) => {
		const was = before;
		before = after;
		if (after.phase.kind === 'ended') {
			events.off('changed', changed);
			player.close();
			return;
		}
		if (was.phase.kind !== 'inside' || after.phase.kind !== 'inside') return;
		const known = new Set(was.notices.map(({ id }) => id));
		for (const { id, kind } of after.notices) {
			const name = known.has(id) ? undefined : heard[kind];
			if (name) play(name);
		}
		const { on, held } = after.own.microphone;
		if (held) byKey = true;
		if (on === was.own.microphone.on) return;
		if (!byKey) play(on ? 'unmuted' : 'muted');
		if (!on) byKey = false;
	};
	events.on('changed', changed);
}

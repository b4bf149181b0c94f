import type { Action, Surroundings } from './action.ts';

/** Others, in the order in which they came: a key means the same person while nobody leaves. */
function personAt({ call }: Surroundings, index: number) {
	return call?.store.getState().call.participants.filter(({ isSelf }) => !isSelf)[index];
}

/** Pins the person with that number, or takes the pin out. The palette names people instead. */
function pinAction(number: number): Action {
	return {
		key: String(number),
		unlisted: true,
		title: (_at, t) => t('action.pinNumber', { number }),
		readiness(at) {
			const kind = at.call?.store.getState().call.phase.kind;
			const inCall = kind === 'inside' || kind === 'reconnecting';
			return inCall && personAt(at, number - 1) ? 'ready' : 'absent';
		},
		perform(at) {
			const person = personAt(at, number - 1);
			if (person) at.call?.stage.togglePin({ kind: 'person', id: person.id });
		},
	};
}

export const pinActions = {
	pin1: pinAction(1),
	pin2: pinAction(2),
	pin3: pinAction(3),
	pin4: pinAction(4),
	pin5: pinAction(5),
	pin6: pinAction(6),
	pin7: pinAction(7),
	pin8: pinAction(8),
	pin9: pinAction(9),
} as const;

import type { Action } from './action.ts';
import { callActions } from './callActions.ts';
import { pinActions } from './pinActions.ts';
import { windowActions } from './windowActions.ts';

/** Everything that can be done by name: the buttons, the keys, the palette and the settings read this. */
export const actions = { ...callActions, ...windowActions, ...pinActions } as const satisfies Record<
	string,
	Action
>;

export type ActionId = keyof typeof actions;

export const actionIds = Object.keys(actions) as ActionId[];

export function isActionId(id: string): id is ActionId {
	return Object.hasOwn(actions, id);
}

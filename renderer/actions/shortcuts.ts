import type { Action } from './action.ts';
import { type ActionId, actionIds, actions } from './actions.ts';
import type { KeyName } from './keyName.ts';

/** What the person changed: an action's key, empty for none. Actions that are not named have their own. */
export type ChosenKeys = Readonly<Record<string, KeyName>>;

function actionOf(id: ActionId): Action {
	return actions[id];
}

/** The key of an action; empty when it has none. */
export function keyFor(id: ActionId, chosen: ChosenKeys): KeyName {
	const action = actionOf(id);
	return action.fixed ? action.key : (chosen[id] ?? action.key);
}

/** What a key does; of two with the same key, the first of the list. */
export function actionFor(key: KeyName, chosen: ChosenKeys): ActionId | null {
	return actionIds.find((id) => keyFor(id, chosen) === key) ?? null;
}

/** Which other action has this key; null while it is free. */
export function conflictOf(id: ActionId, key: KeyName, chosen: ChosenKeys): ActionId | null {
	if (key === '') return null;
	return actionIds.find((other) => other !== id && keyFor(other, chosen) === key) ?? null;
}

export function isChanged(id: ActionId, chosen: ChosenKeys): boolean {
	return keyFor(id, chosen) !== actions[id].key;
}

/**
 * Gives an action a key. One that had it before has none afterwards, and says so in the settings.
 * @param key empty takes the action's key away
 */
export function withKey(id: ActionId, key: KeyName, chosen: ChosenKeys): ChosenKeys {
	const before = conflictOf(id, key, chosen);
	return tidy({ ...chosen, ...(before && { [before]: '' }), [id]: key });
}

/** An action's own key again. One that has it now loses it. */
export function withOwnKey(id: ActionId, chosen: ChosenKeys): ChosenKeys {
	return withKey(id, actions[id].key, chosen);
}

/** What is as it was to begin with need not be saved: a later version may have better keys. */
function tidy(chosen: ChosenKeys): ChosenKeys {
	return Object.fromEntries(
		Object.entries(chosen).filter(
			([id, key]) => Object.hasOwn(actions, id) && actions[id as ActionId].key !== key,
		),
	);
}

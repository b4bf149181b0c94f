import { describe, expect, test } from 'vitest';
import { actionIds, actions } from './actions.ts';
import { refusalOf } from './keyName.ts';
import { actionFor, conflictOf, isChanged, keyFor, withKey, withOwnKey } from './shortcuts.ts';

describe('the keys that everybody begins with', () => {
	test('no two actions share one', () => {
		const keys = actionIds.map((id) => actions[id].key).filter((key) => key !== '');
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('each could be chosen by a person, but for the fixed ones', () => {
		for (const id of actionIds)
			if (!('fixed' in actions[id])) expect(refusalOf(actions[id].key), id).toBe(null);
	});
});

test('a changed key does what it was given to, and the old one nothing', () => {
	const chosen = withKey('microphone', 'Alt+Shift+U', {});
	expect(actionFor('Alt+Shift+U', chosen)).toBe('microphone');
	expect(actionFor('M', chosen)).toBe(null);
	expect(isChanged('microphone', chosen)).toBe(true);
	expect(isChanged('camera', chosen)).toBe(false);
});

test('a key that another action has is named, and taken from it', () => {
	expect(conflictOf('microphone', 'V', {})).toBe('camera');
	expect(conflictOf('camera', 'V', {})).toBe(null);
	const chosen = withKey('microphone', 'V', {});
	expect(actionFor('V', chosen)).toBe('microphone');
	expect(keyFor('camera', chosen)).toBe('');
	expect(conflictOf('microphone', '', chosen)).toBe(null);
});

test('an own key comes back, also from the action that took it', () => {
	const swapped = withKey('camera', 'M', withKey('microphone', 'V', {}));
	expect(swapped).toEqual({ microphone: 'V', camera: 'M' });
	const back = withOwnKey('camera', swapped);
	expect(keyFor('camera', back)).toBe('V');
	expect(keyFor('microphone', back)).toBe('');
	expect(withOwnKey('microphone', back)).toEqual({});
});

test('the fixed key stays, whatever was saved', () => {
	expect(keyFor('back', { back: 'X' })).toBe('Esc');
});

test('what was saved of actions that are no more does nothing', () => {
	expect(actionFor('Z', { formerly: 'Z' })).toBe(null);
	expect(withKey('camera', 'B', { formerly: 'Z' })).toEqual({ camera: 'B' });
});

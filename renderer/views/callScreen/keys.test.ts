import { expect, test } from 'vitest';
import { keyName } from './keys.ts';

const press = (key: string, code: string, more = {}) =>
	keyName({ key, code, repeat: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

test.each([
	['m', 'KeyM', 'microphone'],
	['M', 'KeyM', 'microphone'],
	['v', 'KeyV', 'camera'],
	['Escape', 'Escape', 'back'],
	['x', 'KeyX', null],
	['1', 'Digit1', null],
])('%s means %s', (key, code, name) => {
	expect(press(key, code)).toBe(name);
});

test('a Latin layout goes by the letter, another script by the place', () => {
	// Dvorak: the key at the place of M writes M; the one at the place of S writes O.
	expect(press('o', 'KeyS')).toBe(null);
	expect(press('ة', 'KeyM')).toBe('microphone');
});

test('held keys and combinations are no commands', () => {
	expect(press('m', 'KeyM', { repeat: true })).toBe(null);
	expect(press('s', 'KeyS', { ctrlKey: true })).toBe(null);
	expect(press('v', 'KeyV', { metaKey: true })).toBe(null);
});

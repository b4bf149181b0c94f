import { describe, expect, test } from 'vitest';
import { ariaKey, isTyped, keyboardOf, keyLabel, keyOf, type Pressed, refusalOf } from './keyName.ts';

const press = (key: string, code: string, more: Partial<Pressed> = {}): Pressed => ({
	key,
	code,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	...more,
});

describe('which key was pressed', () => {
	test.each([
		['m', 'KeyM', 'M'],
		['M', 'KeyM', 'M'],
		[' ', 'Space', 'Space'],
		['Escape', 'Escape', 'Esc'],
		['1', 'Digit1', '1'],
		['1', 'Numpad1', '1'],
		['F5', 'F5', 'F5'],
		[',', 'Comma', 'Comma'],
		['Shift', 'ShiftLeft', null],
		['End', 'Numpad1', null],
	])('%s on %s is %s', (key, code, name) => {
		expect(keyOf(press(key, code), 'other')).toBe(name);
	});

	test('a Latin layout goes by the letter, another script by the place', () => {
		// Dvorak: the key at the place of S writes O.
		expect(keyOf(press('o', 'KeyS'), 'other')).toBe('O');
		expect(keyOf(press('ة', 'KeyM'), 'other')).toBe('M');
		expect(keyOf(press('μ', 'KeyM'), 'other')).toBe('M');
		expect(keyOf(press('ن', 'KeyK', { ctrlKey: true }), 'other')).toBe('Mod+K');
		// Arabic and French digits.
		expect(keyOf(press('١', 'Digit1'), 'other')).toBe('1');
		expect(keyOf(press('&', 'Digit1'), 'other')).toBe('1');
	});

	test('modifiers have one order, and Command is what Ctrl is elsewhere', () => {
		expect(keyOf(press('K', 'KeyK', { shiftKey: true, ctrlKey: true, altKey: true }), 'other')).toBe(
			'Mod+Alt+Shift+K',
		);
		expect(keyOf(press('k', 'KeyK', { metaKey: true }), 'apple')).toBe('Mod+K');
		expect(keyOf(press('k', 'KeyK', { ctrlKey: true }), 'apple')).toBe('Ctrl+K');
		expect(keyOf(press('k', 'KeyK', { metaKey: true }), 'other')).toBe(null);
	});

	test('what is being written is no command', () => {
		expect(keyOf(press('m', 'KeyM', { isComposing: true }), 'other')).toBe(null);
		const altGr = press('µ', 'KeyM', { getModifierState: (key) => key === 'AltGraph' });
		expect(keyOf(altGr, 'other')).toBe(null);
	});
});

test('keys are shown as they stand on the keyboard', () => {
	expect(keyLabel('Mod+Shift+H', 'other')).toBe('Ctrl+Shift+H');
	expect(keyLabel('Mod+Shift+H', 'apple')).toBe('⌘⇧H');
	expect(keyLabel('Mod+Comma', 'other')).toBe('Ctrl+,');
	expect(keyLabel('Space', 'other', 'Spasi')).toBe('Spasi');
	expect(keyLabel('', 'other')).toBe('');
});

test('and said as assistive programs want them', () => {
	expect(ariaKey('Mod+K', 'other')).toBe('Control+K');
	expect(ariaKey('Mod+K', 'apple')).toBe('Meta+K');
	expect(ariaKey('Esc', 'other')).toBe('Escape');
	expect(ariaKey('Alt+Up', 'other')).toBe('Alt+ArrowUp');
});

test('which keys a command may not have', () => {
	for (const key of ['Tab', 'Shift+Tab', 'Enter', 'Esc', 'Up', 'PageDown'])
		expect(refusalOf(key)).toBe('moves');
	for (const key of ['Mod+C', 'Mod+V', 'Mod+Shift+T', 'Alt+F4', 'Mod+Tab', 'Mod+Alt+F9'])
		expect(refusalOf(key)).toBe('system');
	for (const key of ['M', 'Space', 'F5', 'Mod+K', 'Alt+Up', 'Mod+Shift+H', '1'])
		expect(refusalOf(key)).toBe(null);
});

test('which keys would write something', () => {
	expect(isTyped('M')).toBe(true);
	expect(isTyped('Shift+M')).toBe(true);
	expect(isTyped('Mod+M')).toBe(false);
});

test('whose keyboard it is', () => {
	expect(keyboardOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('apple');
	expect(keyboardOf('Mozilla/5.0 (X11; Linux x86_64)')).toBe('other');
});

/**
 * A key as it is saved and compared: modifiers, then the key, joined by `+`: `M`, `Mod+K`, `Alt+Shift+F5`.
 * `Mod` is Command on Apple's keyboards and Ctrl on all others; `Ctrl` is Apple's other key.
 */
export type KeyName = string;

export type Keyboard = 'apple' | 'other';

/** What a keyboard event tells. */
export interface Pressed {
	readonly key: string;
	readonly code: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	readonly shiftKey: boolean;
	readonly isComposing?: boolean;
	getModifierState?(key: string): boolean;
}

/** Keys that are no letter or digit, by `KeyboardEvent.code`, with the words that stand on them. */
const named: Readonly<Record<string, string>> = {
	Space: 'Space',
	Escape: 'Esc',
	ArrowUp: 'Up',
	ArrowDown: 'Down',
	ArrowLeft: 'Left',
	ArrowRight: 'Right',
	Home: 'Home',
	End: 'End',
	PageUp: 'PageUp',
	PageDown: 'PageDown',
	Insert: 'Insert',
	Delete: 'Delete',
	Backspace: 'Backspace',
	Enter: 'Enter',
	NumpadEnter: 'Enter',
	Tab: 'Tab',
	Pause: 'Pause',
	ScrollLock: 'ScrollLock',
	Comma: 'Comma',
	Period: 'Period',
	Slash: 'Slash',
	Semicolon: 'Semicolon',
	Quote: 'Quote',
	BracketLeft: 'BracketLeft',
	BracketRight: 'BracketRight',
	Backslash: 'Backslash',
	IntlBackslash: 'IntlBackslash',
	Minus: 'Minus',
	Equal: 'Equal',
	Backquote: 'Backquote',
};

/** What a person sees on keys whose name is a word of ours. */
const signs: Readonly<Record<string, string>> = {
	Up: '↑',
	Down: '↓',
	Left: '←',
	Right: '→',
	PageUp: 'Page Up',
	PageDown: 'Page Down',
	ScrollLock: 'Scroll Lock',
	Comma: ',',
	Period: '.',
	Slash: '/',
	Semicolon: ';',
	Quote: "'",
	BracketLeft: '[',
	BracketRight: ']',
	Backslash: '\\',
	IntlBackslash: '<',
	Minus: '-',
	Equal: '=',
	Backquote: '`',
};

const modifierOrder = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifierOrder)[number];

/**
 * Which key was pressed, or null for one that means nothing (a modifier alone, a letter being composed).
 * A keyboard that writes other letters (Arabic, Greek) means the key at the same place: nobody switches
 * layouts in the middle of a call. A Latin layout goes by the letter, wherever it lies.
 */
export function keyOf(event: Pressed, keyboard: Keyboard): KeyName | null {
	if (event.isComposing || event.getModifierState?.('AltGraph')) return null;
	const key = plainKey(event);
	if (!key) return null;
	const held: Record<Modifier, boolean> = {
		Mod: keyboard === 'apple' ? event.metaKey : event.ctrlKey,
		Ctrl: keyboard === 'apple' && event.ctrlKey,
		Alt: event.altKey,
		Shift: event.shiftKey,
	};
	// The Windows key is the system's own.
	if (keyboard === 'other' && event.metaKey) return null;
	return [...modifierOrder.filter((modifier) => held[modifier]), key].join('+');
}

function plainKey({ key, code }: Pressed): string | null {
	if (/^[a-z]$/i.test(key)) return key.toUpperCase();
	const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
	// Without Num Lock the number block moves about.
	if (digit && (code.startsWith('Digit') || key === digit)) return digit;
	const letter = /^Key([A-Z])$/.exec(code)?.[1];
	if (letter) return letter;
	if (/^F\d{1,2}$/.test(code)) return code;
	return named[code] ?? null;
}

/** Modifiers and key apart. */
export function partsOf(name: KeyName): { modifiers: readonly Modifier[]; key: string } {
	const parts = name.split('+');
	const key = parts.pop() ?? '';
	return { modifiers: modifierOrder.filter((modifier) => parts.includes(modifier)), key };
}

const appleSigns: Record<Modifier, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/**
 * As it is shown to a person: `Ctrl+K`, on Apple's keyboards `⌘K`.
 * @param space the word for the space bar, which has nothing written on it
 */
export function keyLabel(name: KeyName, keyboard: Keyboard, space = 'Space'): string {
	if (name === '') return '';
	const { modifiers, key } = partsOf(name);
	const shown = key === 'Space' ? space : (signs[key] ?? key);
	if (keyboard === 'apple') return modifiers.map((modifier) => appleSigns[modifier]).join('') + shown;
	return [...modifiers.map((modifier) => (modifier === 'Mod' ? 'Ctrl' : modifier)), shown].join('+');
}

/** As `aria-keyshortcuts` wants it (WAI-ARIA 1.2). */
export function ariaKey(name: KeyName, keyboard: Keyboard): string {
	const { modifiers, key } = partsOf(name);
	const words: Record<Modifier, string> = {
		Mod: keyboard === 'apple' ? 'Meta' : 'Control',
		Ctrl: 'Control',
		Alt: 'Alt',
		Shift: 'Shift',
	};
	const said = key === 'Esc' ? 'Escape' : /^(Up|Down|Left|Right)$/.test(key) ? `Arrow${key}` : key;
	return [...modifiers.map((modifier) => words[modifier]), said].join('+');
}

/** It writes a letter, or would: no command while somebody types. */
export function isTyped(name: KeyName): boolean {
	const { modifiers } = partsOf(name);
	return !modifiers.includes('Mod') && !modifiers.includes('Ctrl') && !modifiers.includes('Alt');
}

export type KeyRefusal = 'moves' | 'system';

/** Keys by which one moves through every window, and those that belong to the system or to editing. */
const moving = /^(Shift\+)?(Tab|Enter|Esc|Up|Down|Left|Right|Home|End|PageUp|PageDown|Backspace|Delete)$/;
const system =
	/^(Mod\+(Shift\+)?[ACVXZYWQRTN]|Alt\+(F4|Tab|Space)|(Mod\+)?(Alt\+)?(Shift\+)?Tab|Mod\+Alt\+(Delete|F\d+))$/;

/** Why a key cannot be given to a command; null when it can. */
export function refusalOf(name: KeyName): KeyRefusal | null {
	if (moving.test(name)) return 'moves';
	return system.test(name) ? 'system' : null;
}

export function keyboardOf(userAgent: string): Keyboard {
	return /\b(Mac|iPhone|iPad)/.test(userAgent) ? 'apple' : 'other';
}

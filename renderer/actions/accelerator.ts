import { type KeyName, partsOf } from './keyName.ts';

const characters: Readonly<Record<string, string>> = {
	Comma: ',',
	Period: '.',
	Slash: '/',
	Semicolon: ';',
	Quote: "'",
	BracketLeft: '[',
	BracketRight: ']',
	Backslash: '\\',
	Minus: '-',
	Equal: '=',
	Backquote: '`',
	Pause: '',
	ScrollLock: 'Scrolllock',
	IntlBackslash: '',
};

/**
 * A key as Electron names it for the whole system (its "Accelerator"). Null for one that may not be taken
 * from other programs: what writes, and what Electron has no name for.
 */
export function acceleratorOf(name: KeyName): string | null {
	const { modifiers, key } = partsOf(name);
	const ofItsOwn = /^F(1[3-9]|2[0-4])$/.test(key);
	if (!ofItsOwn && !modifiers.some((modifier) => modifier !== 'Shift')) return null;
	const said = characters[key] ?? key;
	if (said === '') return null;
	return [
		...modifiers.map((modifier) =>
			modifier === 'Mod' ? 'CommandOrControl' : modifier === 'Ctrl' ? 'Control' : modifier,
		),
		said,
	].join('+');
}

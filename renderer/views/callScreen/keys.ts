import { useEffect } from 'react';

/** The call's keys; each is shown in its button's tooltip. */
export const keys = {
	microphone: 'M',
	camera: 'V',
	share: 'S',
	layout: 'L',
	back: 'Esc',
} as const;
export type KeyName = keyof typeof keys;

interface Pressed {
	readonly key: string;
	readonly code: string;
	readonly repeat: boolean;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
}

/**
 * Which of the call's keys was pressed. A keyboard that writes other letters (Arabic, Greek) means the key
 * at the same place, as nobody switches layouts in the middle of a call.
 */
export function keyName(event: Pressed): KeyName | null {
	if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null;
	if (event.key === 'Escape') return 'back';
	const latin = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, '');
	const letter = latin.toUpperCase();
	for (const [name, key] of Object.entries(keys)) if (key === letter) return name as KeyName;
	return null;
}

/** Where letters are typed or choose something, they are no commands. */
const typing =
	'input:not([type="range"]), textarea, select, [contenteditable], [role="dialog"], [role="listbox"]';

/** Calls what belongs to a key, in the whole window. */
export function useKeys(actions: Readonly<Partial<Record<KeyName, () => void>>>): void {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const name = keyName(event);
			const action = name && actions[name];
			if (!action || event.defaultPrevented) return;
			if (event.target instanceof Element && event.target.closest(typing)) return;
			if (document.querySelector('[aria-modal="true"], [role="dialog"]')) return;
			event.preventDefault();
			action();
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [actions]);
}

import type { Action, Surroundings } from './action.ts';
import { type ActionId, actions } from './actions.ts';
import { isTyped, type Keyboard, keyOf } from './keyName.ts';
import { actionFor } from './shortcuts.ts';

export interface KeyListening {
	readonly page: Window;
	readonly keyboard: Keyboard;
	surroundings(): Surroundings;
}

/** Where letters are typed or choose something, they are no commands. */
const typing =
	'input:not([type="range"]), textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]';
const overlay = '[aria-modal="true"], [role="dialog"], [role="alertdialog"], [role="menu"]';

/**
 * Performs the actions by their keys, in the whole window. Held keys let go when the window loses the
 * focus or something opens over it: nobody may be heard by surprise.
 * @returns a function that ends it
 */
export function listenToKeys({ page, keyboard, surroundings }: KeyListening): () => void {
	let held: { readonly id: ActionId; readonly code: string } | null = null;
	/** Whether the focus came to where it is by the keyboard: then Space presses what has it. */
	let focusedByKey = false;
	let lastInput: 'key' | 'pointer' = 'pointer';

	const meaning = (event: KeyboardEvent): ActionId | null => {
		const key = keyOf(event, keyboard);
		const id = key && actionFor(key, surroundings().app.settings.getState().shortcuts);
		if (!key || !id) return null;
		if (page.document.querySelector(overlay)) return null;
		const target = event.target instanceof Element ? event.target : null;
		if (isTyped(key) && target?.closest(typing)) return null;
		return id;
	};
	const release = () => {
		if (!held) return;
		const action: Action = actions[held.id];
		held = null;
		action.release?.(surroundings());
	};
	const swallow = (event: KeyboardEvent) => {
		event.preventDefault();
		event.stopPropagation();
	};

	/** Before the button that has the focus gets it: a click on "microphone" leaves the focus there. */
	const holdDown = (event: KeyboardEvent) => {
		lastInput = 'key';
		if (held && event.code === held.code) return swallow(event);
		const id = meaning(event);
		const action: Action | null = id && actions[id];
		if (!id || !action?.release || event.repeat) return;
		if (keyOf(event, keyboard) === 'Space' && focusedByKey && hasFocus(page.document)) return;
		if (action.readiness(surroundings()) === 'absent') return;
		swallow(event);
		release();
		held = { id, code: event.code };
		action.perform(surroundings());
	};
	const letGo = (event: KeyboardEvent) => {
		if (!held || event.code !== held.code) return;
		swallow(event);
		release();
	};
	const press = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.repeat) return;
		const id = meaning(event);
		const action: Action | null = id && actions[id];
		if (!action || action.release) return;
		const at = surroundings();
		if (action.readiness(at) !== 'ready') return;
		event.preventDefault();
		action.perform(at);
	};
	const point = () => {
		lastInput = 'pointer';
	};
	const focus = () => {
		focusedByKey = lastInput === 'key';
		if (held && page.document.querySelector(overlay)) release();
	};

	const { document } = page;
	page.addEventListener('keydown', holdDown, { capture: true });
	page.addEventListener('keyup', letGo, { capture: true });
	page.addEventListener('keydown', press);
	page.addEventListener('pointerdown', point, { capture: true });
	page.addEventListener('focusin', focus);
	page.addEventListener('blur', release);
	document.addEventListener('visibilitychange', release);
	return () => {
		release();
		page.removeEventListener('keydown', holdDown, { capture: true });
		page.removeEventListener('keyup', letGo, { capture: true });
		page.removeEventListener('keydown', press);
		page.removeEventListener('pointerdown', point, { capture: true });
		page.removeEventListener('focusin', focus);
		page.removeEventListener('blur', release);
		document.removeEventListener('visibilitychange', release);
	};
}

function hasFocus({ activeElement, body }: Document): boolean {
	return activeElement !== null && activeElement !== body;
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SpeakerChoice, speakerHoldMs } from './speakerChoice.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('gives the place to the first speaker at once', () => {
	const changed = vi.fn();
	const choice = new SpeakerChoice(changed);
	choice.suggest('anna');
	expect(choice.chosen).toBe('anna');
	expect(changed).toHaveBeenCalledOnce();
});

it('gives it to another only after two seconds of speaking', () => {
	const choice = new SpeakerChoice(() => {});
	choice.suggest('anna');
	choice.suggest('budi');
	vi.advanceTimersByTime(speakerHoldMs - 1);
	expect(choice.chosen).toBe('anna');
	vi.advanceTimersByTime(1);
	expect(choice.chosen).toBe('budi');
});

it('is not moved by a cough', () => {
	const choice = new SpeakerChoice(() => {});
	choice.suggest('anna');
	choice.suggest('budi');
	vi.advanceTimersByTime(speakerHoldMs / 2);
	choice.suggest('anna');
	vi.advanceTimersByTime(speakerHoldMs * 2);
	expect(choice.chosen).toBe('anna');
});

it('leaves the place to the last speaker in silence, and frees it when they leave', () => {
	const choice = new SpeakerChoice(() => {});
	choice.suggest('anna');
	choice.suggest(null);
	vi.advanceTimersByTime(speakerHoldMs * 2);
	expect(choice.chosen).toBe('anna');
	choice.forget('anna');
	expect(choice.chosen).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { VoiceActivity } from './voiceActivity.ts';

const speech = { probability: 0.95, level: 0.05 };
const silence = { probability: 0.05, level: 0.05 };

function changes(
	activity: VoiceActivity,
	reports: readonly { probability: number; level: number }[],
): number[] {
	return reports.flatMap((report, index) => (activity.take(report) ? [index] : []));
}

describe('VoiceActivity', () => {
	test('says that somebody talks after 0.4 s of speech, once', () => {
		const activity = new VoiceActivity();
		expect(changes(activity, Array(20).fill(speech))).toEqual([3]);
		expect(activity.talking).toBe(true);
	});

	test('does not take a cough for talking', () => {
		const activity = new VoiceActivity();
		const cough = [speech, speech, silence, silence, silence];
		expect(changes(activity, [...cough, ...cough, ...cough])).toEqual([]);
	});

	test('does not take a far voice for talking', () => {
		expect(changes(new VoiceActivity(), Array(20).fill({ probability: 0.99, level: 0.002 }))).toEqual([]);
	});

	test('keeps on through pauses between words, and stops after 1.2 s of silence', () => {
		const activity = new VoiceActivity();
		const words = [...Array(5).fill(speech), ...Array(6).fill(silence), speech];
		expect(changes(activity, [...words, ...Array(20).fill(silence)])).toEqual([3, 23]);
		expect(activity.talking).toBe(false);
	});

	test('begins anew', () => {
		const activity = new VoiceActivity();
		expect(activity.reset()).toBe(false);
		changes(activity, Array(5).fill(speech));
		expect(activity.reset()).toBe(true);
		expect(activity.talking).toBe(false);
	});
});

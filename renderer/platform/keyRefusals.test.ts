import { beforeEach, expect, it } from 'vitest';
import { KeyRefusals } from './keyRefusals.ts';

let refuse: (hostname: string) => void;
let refusals: KeyRefusals;

beforeEach(() => {
	refusals = new KeyRefusals({
		pin: async () => {},
		onRefused(listener) {
			refuse = listener;
			return () => {};
		},
	});
});

it('knows a refusal that comes before or a moment after the question, however the host is written', async () => {
	await refusals.pin(['192.168.1.5', '[fd00::5]'], 'link');
	const asked = refusals.has(['[fd00::5]'], 'link');
	refuse('fd00::5');
	expect(await asked).toBe(true);
	expect(await refusals.has(['192.168.1.5'], 'link')).toBe(false);
	refuse('192.168.1.5');
	// The system asks only once.
	expect(await refusals.has(['192.168.1.5'], 'link')).toBe(true);
});

it('does not hold it against a link with another key', async () => {
	await refusals.pin(['192.168.1.5'], 'wrong');
	refuse('192.168.1.5');
	await refusals.pin(['192.168.1.5'], 'right');
	expect(await refusals.has(['192.168.1.5'], 'right')).toBe(false);
	expect(await refusals.has(['192.168.1.5'], 'wrong')).toBe(true);
});

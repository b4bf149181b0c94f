import { expect, test } from 'vitest';
import { RestartPolicy } from './restartPolicy.ts';

const limits = { firstDelayMs: 100, longestDelayMs: 300, windowMs: 60_000, tooMany: 5 };

test('waits longer each time, up to a limit, then gives up', () => {
	const policy = new RestartPolicy(limits);
	expect([0, 1, 2, 3, 4].map((now) => policy.afterEnd(now))).toEqual([
		{ restartInMs: 100 },
		{ restartInMs: 200 },
		{ restartInMs: 300 },
		{ restartInMs: 300 },
		'give-up',
	]);
});

test('old ends do not count', () => {
	const policy = new RestartPolicy(limits);
	for (const now of [0, 1, 2, 3]) policy.afterEnd(now);
	expect(policy.afterEnd(60_003)).toEqual({ restartInMs: 100 });
});

test('forgets when told to', () => {
	const policy = new RestartPolicy(limits);
	for (const now of [0, 1, 2, 3]) policy.afterEnd(now);
	policy.forget();
	expect(policy.afterEnd(4)).toEqual({ restartInMs: 100 });
});

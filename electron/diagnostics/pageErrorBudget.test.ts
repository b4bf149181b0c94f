import { expect, test } from 'vitest';
import { pageErrorBudget } from './pageErrorBudget.ts';

test('twenty a minute, and more again later', () => {
	let time = 0;
	const mayTell = pageErrorBudget(() => time);
	const told = () => Array.from({ length: 100 }, mayTell).filter(Boolean).length;
	expect(told()).toBe(20);
	time = 59_999;
	expect(told()).toBe(0);
	time = 60_000;
	expect(told()).toBe(20);
});

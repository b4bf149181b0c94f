import { beforeEach, expect, test } from 'vitest';
import { Choice, choiceLastsMs } from './choice.ts';

let now = 0;
let choice: Choice<string>;
beforeEach(() => {
	now = 0;
	choice = new Choice(() => now);
});

test('without a choice nothing is permitted', () => {
	expect(choice.permit()).toBe(false);
	expect(choice.take()).toBeUndefined();
});

test('one choice is good for one request', () => {
	choice.choose('window');
	expect(choice.permit()).toBe(true);
	expect(choice.take()).toBe('window');
	expect(choice.permit()).toBe(false);
	expect(choice.take()).toBeUndefined();
});

test('two requests at once get one permission', () => {
	choice.choose('window');
	expect(choice.permit()).toBe(true);
	expect(choice.permit()).toBe(false);
});

test('a source is not given without the permission', () => {
	choice.choose('window');
	expect(choice.take()).toBeUndefined();
});

test('a choice expires, permitted or not', () => {
	choice.choose('window');
	now = choiceLastsMs;
	expect(choice.permit()).toBe(false);
	choice.choose('window');
	expect(choice.permit()).toBe(true);
	now += choiceLastsMs;
	expect(choice.take()).toBeUndefined();
});

test('the last choice counts', () => {
	choice.choose('window');
	choice.choose('screen');
	choice.permit();
	expect(choice.take()).toBe('screen');
});

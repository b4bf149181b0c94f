import { expect, test } from 'vitest';
import { appOrigin, appPage, originOf } from './origin.ts';

test('the page has the origin of the app', () => {
	expect(originOf(appPage)).toBe(appOrigin);
	expect(originOf('parley-app://app/')).toBe(appOrigin);
});

test.each([
	'parley-app://other/',
	'parley-app://app:1/',
	'parley-app://app.evil/',
	'https://app/',
	'file:///x',
])('%s has another origin', (url) => {
	expect(originOf(url)).not.toBe(appOrigin);
});

test.each(['', 'null', 'about:blank', 'data:text/html,x', 'app'])('%j has no origin', (url) => {
	expect(originOf(url)).toBeUndefined();
});

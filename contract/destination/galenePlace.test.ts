import { expect, test } from 'vitest';
import { usualGalenePlace } from './galenePlace.ts';

test('a group is joined beside the folder of groups', () => {
	expect(usualGalenePlace('https://h.example:8443/group/friends/')).toEqual({
		name: 'friends',
		endpoint: 'wss://h.example:8443/ws',
	});
	expect(usualGalenePlace('http://127.0.0.1:8000/calls/group/a/b%20c/')).toEqual({
		name: 'a/b c',
		endpoint: 'ws://127.0.0.1:8000/calls/ws',
	});
});

test('what is no group has no place', () => {
	for (const text of [
		'nonsense',
		'https://h.example/',
		'https://h.example/group/',
		'https://h.example/group/%zz/',
	])
		expect(usualGalenePlace(text)).toBeNull();
});

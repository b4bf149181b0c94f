import { describe, expect, test } from 'vitest';
import { match } from './match.ts';

/** What is marked, between brackets. */
function marked(typed: string, text: string): string | null {
	const found = match(typed, text);
	if (!found) return null;
	let shown = '';
	let at = 0;
	for (const [from, to] of found.ranges) {
		shown += `${text.slice(at, from)}[${text.slice(from, to)}]`;
		at = to;
	}
	return shown + text.slice(at);
}

describe('what is found, and what of it is marked', () => {
	test.each([
		['mic', 'Turn microphone off', 'Turn [mic]rophone off'],
		['off turn', 'Turn microphone off', '[Turn] microphone [off]'],
		['tmo', 'Turn microphone off', '[T]urn [m]icrophone [o]ff'],
		['eva nov', 'Pin Eva Novák', 'Pin [Eva] [Nov]ák'],
		['novak', 'Pin Eva Novák', 'Pin Eva [Novák]'],
		['SØREN', 'Pin Søren Dahl', 'Pin [Søren] Dahl'],
		['احمد', 'تثبيت أَحمد', 'تثبيت [أَحمد]'],
		['المحادثة', 'المُحادثة', '[المُحادثة]'],
		['', 'Anything', 'Anything'],
		['xyz', 'Turn microphone off', null],
		['mic xyz', 'Turn microphone off', null],
		['ro', 'Leave', null],
	])('"%s" in "%s"', (typed, text, shown) => {
		expect(marked(typed, text)).toBe(shown);
	});

	test('letters outside of the basic plane are marked whole', () => {
		expect(marked('🦊', 'Room 🦊')).toBe('Room [🦊]');
	});
});

describe('what comes first', () => {
	const order = (typed: string, texts: string[]) =>
		texts
			.map((text) => ({ text, score: match(typed, text)?.score ?? 0 }))
			.filter(({ score }) => score > 0)
			.sort((a, b) => b.score - a.score)
			.map(({ text }) => text);

	test('a beginning, then a word, then a part, then initials', () => {
		expect(
			order('le', ['Unpin: leave it', 'Enable', 'Let Everybody in', 'Leave', 'L for Everybody']),
		).toEqual(['Leave', 'Let Everybody in', 'Unpin: leave it', 'Enable', 'L for Everybody']);
	});

	test('the shorter of two that fit as well', () => {
		expect(order('anna', ['Anna Lindqvist and all the others', 'Anna'])).toEqual([
			'Anna',
			'Anna Lindqvist and all the others',
		]);
	});
});

test('further words find without being marked', () => {
	expect(match('devices usb', 'Microphone: USB', 'Devices')?.ranges).toEqual([[12, 15]]);
	expect(match('devices', 'Microphone: USB')).toBe(null);
});

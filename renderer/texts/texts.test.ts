import { expect, test } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import { chooseLanguage, createTexts, directionOf } from './texts.ts';

/** `{{name}}` and the like, by key. */
function placeholders(texts: object, path = ''): Map<string, string> {
	const found = new Map<string, string>();
	for (const [key, value] of Object.entries(texts)) {
		if (typeof value === 'object' && value !== null) {
			for (const [inner, names] of placeholders(value, `${path}${key}.`)) found.set(inner, names);
		} else {
			found.set(
				path + key,
				[...String(value).matchAll(/\{\{(\w+)\}\}/g)]
					.map((match) => match[1])
					.sort()
					.join(),
			);
		}
	}
	return found;
}

test('Arabic fills in what English fills in; a number may be a word there', () => {
	const english = placeholders(en);
	const arabic = placeholders(ar);
	for (const [key, names] of english) {
		const allowed = /_(one|two)$/.test(key) ? [names, names.replace(/count,?/, '')] : [names];
		expect(allowed, key).toContain(arabic.get(key));
	}
});

test('Indonesian fills in what English fills in', () => {
	expect(placeholders(id)).toEqual(placeholders(en));
});

test('the first of the wanted languages that the app speaks', () => {
	expect(chooseLanguage(['fr-CH', 'ar-EG', 'en'])).toBe('ar');
	expect(chooseLanguage(['fr'])).toBe('en');
	expect(directionOf('ar')).toBe('rtl');
	expect(directionOf('en')).toBe('ltr');
});

test('every plural form of Arabic is there', () => {
	const texts = createTexts('ar');
	const sentences = [0, 1, 2, 5, 25, 100].map((count) => texts.t('people.count', { count }));
	expect(new Set(sentences).size).toBe(6);
});

import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { id } from './id.ts';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'app';
		resources: { app: typeof en };
		returnNull: false;
	}
}

/** The app's languages, named in themselves. */
export const languages = { en: 'English', ar: 'العربية', id: 'Bahasa Indonesia' } as const;
export type Language = keyof typeof languages;

/** The first of the system's languages that the app speaks. @param wanted BCP 47 tags, best first */
export function chooseLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const primary = tag.toLowerCase().split('-')[0];
		if (primary && Object.hasOwn(languages, primary)) return primary as Language;
	}
	return 'en';
}

/** Texts for React, ready at once: nothing is loaded later, so no screen ever shows keys. */
export function createTexts(language: Language): i18n {
	const texts = createInstance();
	void texts.use(initReactI18next).init({
		lng: language,
		fallbackLng: 'en',
		defaultNS: 'app',
		resources: { en: { app: en }, ar: { app: ar }, id: { app: id } },
		initAsync: false,
		// React escapes; escaping twice would show names wrongly.
		interpolation: { escapeValue: false },
	});
	return texts;
}

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
	return language.startsWith('ar') ? 'rtl' : 'ltr';
}

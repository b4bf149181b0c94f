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

/** All sentences, as i18next takes them; for the page and for the main process, whose menus speak too. */
export const sentences = { en: { app: en }, ar: { app: ar }, id: { app: id } };

/** The first of the system's languages that the app speaks. @param wanted BCP 47 tags, best first */
export function chooseLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const primary = tag.toLowerCase().split('-')[0];
		if (primary && Object.hasOwn(languages, primary)) return primary as Language;
	}
	return 'en';
}

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
	return language.startsWith('ar') ? 'rtl' : 'ltr';
}

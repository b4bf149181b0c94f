import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, sentences } from './languages.ts';

export { chooseLanguage, directionOf, type Language, languages } from './languages.ts';

/** Texts for React, ready at once: nothing is loaded later, so no screen ever shows keys. */
export function createTexts(language: Language): i18n {
	const texts = createInstance();
	void texts.use(initReactI18next).init({
		lng: language,
		fallbackLng: 'en',
		defaultNS: 'app',
		resources: sentences,
		initAsync: false,
		// React escapes; escaping twice would show names wrongly.
		interpolation: { escapeValue: false },
	});
	return texts;
}

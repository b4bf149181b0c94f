import { createInstance, type TFunction } from 'i18next';
import { type Language, sentences } from '../../renderer/texts/languages.ts';

/**
 * What menus, questions and notifications of the main process say: the page's own sentences, in the
 * language that the page speaks.
 */
export interface DesktopTexts {
	readonly t: TFunction;
	/** @returns whether it was another one before */
	speak(language: Language): boolean;
}

export function createDesktopTexts(first: Language): DesktopTexts {
	const texts = createInstance();
	void texts.init({
		lng: first,
		fallbackLng: 'en',
		defaultNS: 'app',
		resources: sentences,
		initAsync: false,
		interpolation: { escapeValue: false },
	});
	return {
		get t() {
			return texts.t;
		},
		speak(language) {
			if (texts.language === language) return false;
			// Everything is loaded: it takes effect before this returns.
			void texts.changeLanguage(language);
			return true;
		},
	};
}

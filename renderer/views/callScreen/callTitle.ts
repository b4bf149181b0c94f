import type { TFunction } from 'i18next';

const namedPeople = 2;

/** What a call is called: by those who are in it. */
export function callTitle(others: readonly string[], language: string, t: TFunction): string {
	if (others.length === 0) return t('call.titleAlone');
	const names = new Intl.ListFormat(language, {
		style: 'long',
		type: others.length > namedPeople ? 'unit' : 'conjunction',
	}).format(others.slice(0, namedPeople));
	const count = others.length - namedPeople;
	return count > 0 ? t('call.titleMore', { names, count }) : names;
}

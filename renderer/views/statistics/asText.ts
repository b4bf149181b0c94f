import type { TFunction } from 'i18next';
import type { StreamRate } from '../../call/streamRates.ts';
import { figuresOf, pictureText } from './figures.ts';

/**
 * All figures as lines to be put into a letter: people by number, for names and addresses are nobody's
 * business there.
 */
export function asText(people: readonly (readonly StreamRate[])[], t: TFunction): string {
	return people
		.map((rates, index) => {
			const whose = index === 0 ? t('call.you') : t('statistics.person', { number: index });
			return [whose, ...rates.map((rate) => `  ${line(rate, t)}`)].join('\n');
		})
		.join('\n\n');
}

function line(rate: StreamRate, t: TFunction): string {
	const figures = figuresOf(rate, 'en', t).map(({ key, value }) => `${t(`statistics.${key}`)} ${value}`);
	const parts = [pictureText(rate, 'en'), ...figures, rate.stream.encryption ?? ''];
	return `${t(`statistics.source.${rate.stream.source}`)}: ${parts.filter(Boolean).join(', ')}`;
}

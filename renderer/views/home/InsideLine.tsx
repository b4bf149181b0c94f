import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Inside } from '../../stores/insideWatch.ts';
import type { Place } from '../../stores/placesStore.ts';
import styles from './Home.module.css';

/** What is known of a place: who is inside, else when one was there last. */
export function InsideLine({ place, inside }: { place: Place; inside: Inside | undefined }) {
	const { t, i18n } = useTranslation();
	if (inside?.kind === 'inside' && inside.names.length > 0)
		return (
			<span className={styles.insideLine}>
				<span className={styles.dot} aria-hidden="true" />
				<span className={styles.count}>{t('home.insideCount', { count: inside.names.length })}</span>
				<bdi className={styles.names}>{listed(inside.names, i18n.language)}</bdi>
			</span>
		);
	return (
		<span className={styles.quiet}>
			{inside?.kind === 'away' && t('home.away')}
			{inside?.kind === 'gone' && t('home.gone')}
			{inside?.kind === 'knocking' && t('home.knocking')}
			{inside?.kind === 'locked' && t('home.locked')}
			{(inside === undefined || inside.kind === 'inside') && lastTime(place.at, Date.now(), i18n.language, t)}
		</span>
	);
}

function listed(names: readonly string[], language: string): string {
	return new Intl.ListFormat(language, { style: 'short', type: 'unit' }).format(names);
}

const day = 86_400_000;

/** "today, 14:05", "yesterday", "Tuesday", "12 November". @param at, now in milliseconds since 1970 */
export function lastTime(at: number, now: number, language: string, t: TFunction): string {
	const midnight = new Date(now).setHours(0, 0, 0, 0);
	const format = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(language, options).format(at);
	if (at >= midnight) return t('home.today', { time: format({ timeStyle: 'short' }) });
	if (at >= midnight - day) return t('home.yesterday');
	if (at >= midnight - 6 * day) return format({ weekday: 'long' });
	const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
	return format({ day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) });
}

import { ChevronRight, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Avatar } from '../../look/Avatar.tsx';
import { IconButton } from '../../look/Button.tsx';
import { useApp } from '../../stores/appContext.ts';
import { titleOf } from '../../stores/placesStore.ts';
import styles from './Home.module.css';

/** Where one has been: one click goes there again. */
export function RecentCalls() {
	const { t, i18n } = useTranslation();
	const { navigation, places } = useApp();
	const recent = useStore(places.store, (all) => all.places);
	if (recent.length === 0) return null;
	const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
	return (
		<section aria-labelledby="recent">
			<h2 id="recent" className={styles.listTitle}>
				{t('home.recent')}
			</h2>
			<ul className={styles.places}>
				{recent.map((place) => {
					const title = titleOf(place) || t('home.untitled');
					return (
						<li key={place.id} className={styles.place}>
							<AriaButton className={styles.placeButton ?? ''} onPress={() => void navigation.goTo(place)}>
								<Avatar name={title} />
								<span className={styles.placeText}>
									<span className={styles.placeTitle}>
										<bdi>{title}</bdi>
									</span>
									<span className={styles.quiet}>{day.format(place.at)}</span>
								</span>
								<ChevronRight className={styles.turns} size="1.25rem" aria-hidden="true" />
							</AriaButton>
							<IconButton
								className={styles.forget}
								label={t('home.placeForget', { title })}
								onPress={() => places.forget(place.id)}
							>
								<X size="1.125rem" aria-hidden="true" />
							</IconButton>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
